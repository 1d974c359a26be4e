/**
 * What one query changed: the counters of its summary, and the steps that take everything back when it fails.
 * It may not know what the steps do.
 */
import { CypherRuntimeError } from '../values/errors.ts';
import type { NodeRecord, RelationshipRecord } from './entities.ts';

export interface Counters {
  nodesCreated: number;
  nodesDeleted: number;
  relationshipsCreated: number;
  relationshipsDeleted: number;
  propertiesSet: number;
  labelsAdded: number;
  labelsRemoved: number;
  indexesAdded: number;
  indexesRemoved: number;
  constraintsAdded: number;
  constraintsRemoved: number;
}

const noCounts = (): Counters => ({
  nodesCreated: 0,
  nodesDeleted: 0,
  relationshipsCreated: 0,
  relationshipsDeleted: 0,
  propertiesSet: 0,
  labelsAdded: 0,
  labelsRemoved: 0,
  indexesAdded: 0,
  indexesRemoved: 0,
  constraintsAdded: 0,
  constraintsRemoved: 0,
});

let began = 0;

export class Transaction {
  readonly counters: Counters = noCounts();
  /** Deleted nodes that graphology still holds. */
  readonly dying: NodeRecord[] = [];
  /** Whether the step that restores the order of look-ups is there already. */
  keepsOrder = false;
  /** Tells this transaction from all others: an entity that was made in it takes its changes along when it goes. */
  readonly number = ++began;
  /** What takes a change back; for an entity that was made, the entity itself, since most steps of a load are of this kind. */
  private readonly steps: ((() => void) | NodeRecord | RelationshipRecord)[] = [];
  private readonly drop: (node: NodeRecord) => void;
  private readonly forget: (made: NodeRecord | RelationshipRecord) => void;

  /** `drop` ends a deleted node for good, `forget` takes back that an entity was made. */
  constructor(drop: (node: NodeRecord) => void, forget: (made: NodeRecord | RelationshipRecord) => void) {
    this.drop = drop;
    this.forget = forget;
  }

  made(entity: NodeRecord | RelationshipRecord): void {
    this.steps.push(entity);
  }

  undo(step: () => void): void {
    this.steps.push(step);
  }

  /** Throws ConstraintVerificationFailed (DeleteConnectedNode) when a deleted node still has relationships. */
  commit(): void {
    for (const node of this.dying) {
      if (node.outgoing.length + node.incoming.length > 0) {
        throw new CypherRuntimeError('ConstraintVerificationFailed', 'DeleteConnectedNode', 'A node that still has relationships cannot be deleted. Delete them first, or use DETACH DELETE.');
      }
    }
    for (const node of this.dying) this.drop(node);
    this.steps.length = 0;
    this.keepsOrder = false;
    this.dying.length = 0;
  }

  rollback(): void {
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) {
      if (typeof step === 'function') step();
      else this.forget(step);
    }
    this.dying.length = 0;
  }
}
