// The filter controller: which names are shown and which fold into their neighbours. It places and draws nothing.
import type { Board } from '../board.ts';
import { firstSight, type FirstSight } from '../first-sight.ts';
import type { SceneEvents, SceneView } from '../model.ts';

const namesOnPhone = 40;
const names = 130;

export class FilterController {
  /** What is shown before the selection is asked for. */
  #bare: FirstSight | null = null;

  constructor(readonly board: Board, readonly events: Pick<SceneEvents, 'shown'>) {}

  /** Folds anew, after a change of the data. */
  fold(): void {
    this.#bare = null;
    this.#see();
  }

  /** Folds for the view on the board, when it differs from the former one in what it shows; `true` when the shown names are others. */
  follow(before: SceneView): boolean {
    const { view, sight } = this.board;
    if (view.showAll !== before.showAll || view.hidden !== before.hidden || view.revealed !== before.revealed || view.phone !== before.phone) this.#bare = null;
    else if (view.selected === before.selected) return false;
    this.#see();
    return !sameSet(sight.shown, this.board.sight.shown);
  }

  /** A selection of what is shown anyway changes nothing; only a folded name that is selected folds the others anew. */
  #see(): void {
    const { board } = this;
    const { selected, hidden, revealed, showAll, phone } = board.view;
    const limit = showAll ? Infinity : phone ? namesOnPhone : names;
    const bare = (this.#bare ??= firstSight(board.data, limit, revealed, hidden));
    const sight = selected.every((id) => bare.shown.has(id) || hidden.has(id) || !board.near.has(id)) ? bare : firstSight(board.data, limit, new Set([...revealed, ...selected]), hidden);
    if (sight === board.sight) return;
    board.sight = sight;
    const total = board.data.nodes.length - board.data.nodes.filter((node) => hidden.has(node.id)).length;
    this.events.shown({ shown: sight.shown.size, total: board.data.nodes.length, folded: total - sight.shown.size });
  }
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((id) => b.has(id));
