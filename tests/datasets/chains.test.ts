// That every project of the paper can be traced: the steps that its events take it through, its own and those of the commitments that concern it.
// Reads the compiled dataset alone; which step a passage tells of is not known here.
import { describe, expect, it } from 'vitest';
import { compileFolders } from '#cypher/dataset-folder';

const { nodes, edges } = (await compileFolders('graph/datasets')).find(({ id }) => id === 'axis-of-collusion')!;
const projects = nodes.filter(({ labels }) => labels.includes('Project')).map(({ id }) => id);
const concerning = (project: string): string[] => edges.filter(({ type, to }) => type === 'CONCERNS' && to === project).map(({ from }) => from);

/** The steps that events take these things through, each behind its event. */
function stepsOf(...things: readonly string[]): string[] {
  return edges.filter(({ type, to }) => type === 'CHANGED' && things.includes(to)).map(({ from, properties }) => `${from} ${String(properties['step'])}`).sort();
}

describe('the projects of the paper', () => {
  it('are some two dozen or more', () => expect(projects.length).toBeGreaterThanOrEqual(24));
  it('each have a step, their own or of a commitment that concerns them', () => expect(projects.filter((project) => stepsOf(project, ...concerning(project)).length === 0)).toEqual([]));
  // Of these three the paper tells only what was promised, sold or withdrawn, never how the thing itself came about.
  it('have a step of their own, but for three', () => expect(projects.filter((project) => stepsOf(project).length === 0).sort()).toEqual(['amur-gas-plant', 's-400', 'su-35']));
  it.each([
    ['erkovets-power-plant', ['e-erkovets-agreement-2018 agreed', 'e-erkovets-agreement-2018 proposed', 'e-erkovets-switch-to-gas-2020 redesigned', 'e-erkovets-not-revived no-progress', 'e-erkovets-not-revived no-progress']],
    ['amur-gas-plant', ['e-cdb-gazprom-amur-financing-2016 promised', 'e-amur-chinese-refusal-2018 withdrawn', 'e-amur-chinese-withdrawal-2021 withdrawn']],
    ['central-asia-corridors', ['e-chinese-money-for-central-asian-rail financed', 'e-central-asian-states-propose-routes proposed', 'e-china-plans-western-routes proposed']],
  ])('%s is traced', (project, chain) => expect(stepsOf(project, ...concerning(project))).toEqual([...chain].sort()));
  it('a step leads from the memoranda on technoparks to what came of them', () => expect(stepsOf('joint-technoparks')).toEqual(['e-technopark-mous proposed', 'e-technoparks-no-results no-progress']));
});
