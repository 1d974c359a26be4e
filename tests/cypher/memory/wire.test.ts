/** Values survive the way between threads, and the schedule is fair, exclusive where it must be, and drops who gave up waiting. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Schedule, type Job } from '#cypher/memory/schedule';
import { compare } from '#cypher/memory/values/order';
import { Float, isInteger, NodeValue } from '#cypher/memory/values/value';
import { decode, encode } from '#cypher/memory/wire';
import { emptyGraph, values } from './values.ts';

describe('wire', () => {
  it('carries every value there and back', () => {
    fc.assert(
      fc.property(values, (v) => {
        const back = decode(structuredClone(encode(v)));
        expect(compare(back, v)).toBe(0);
        expect(isInteger(back)).toBe(isInteger(v));
      }),
    );
    expect(decode(structuredClone(encode(new Float(1))))).toEqual(new Float(1));
    expect(decode(-0)).toEqual(new Float(-0));
  });

  it('carries nodes one way only', () => {
    const graph = { ...emptyGraph, nodeExists: () => true, nodeLabels: () => ['A'], nodeProperties: () => new Map([['x', 1]]) };
    const wire = encode(new NodeValue('n1', graph));
    expect(structuredClone(wire)).toEqual({ kind: 'node', id: 'n1', labels: ['A'], properties: new Map([['x', 1]]) });
    expect(() => decode(wire)).toThrow('cannot be a parameter');
  });
});

describe('schedule', () => {
  function setup(): { turns: (() => void)[]; schedule: Schedule; log: string[]; job: (name: string, steps: number, exclusive?: boolean) => Job & { stop: boolean } } {
    const turns: (() => void)[] = [];
    const log: string[] = [];
    const job = (name: string, steps: number, exclusive = false): Job & { stop: boolean } => {
      let left = steps;
      return {
        exclusive,
        aloneOnly: false,
        stop: false,
        step: () => {
          log.push(name);
          left -= 1;
          return left === 0;
        },
        endedWaiting() {
          return this.stop;
        },
      };
    };
    return { turns, schedule: new Schedule((turn) => turns.push(turn)), log, job };
  }
  const drain = (turns: (() => void)[]): void => {
    for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) turn();
  };

  it('lets readers take turns and a writer run alone, in order of arrival', () => {
    const { turns, schedule, log, job } = setup();
    for (const j of [job('a', 3), job('b', 1), job('W', 2, true), job('c', 1), job('d', 2)]) schedule.add(j);
    drain(turns);
    expect(log.join('')).toBe('abaaWWcdd');
  });

  it('starts again after it was idle', () => {
    const { turns, schedule, log, job } = setup();
    schedule.add(job('a', 1));
    drain(turns);
    schedule.add(job('b', 1));
    drain(turns);
    expect(log).toEqual(['a', 'b']);
  });

  it('drops a job that gave up while it waited', () => {
    const { turns, schedule, log, job } = setup();
    const impatient = job('x', 1, true);
    schedule.add(job('a', 3));
    schedule.add(impatient);
    turns.shift()?.();
    impatient.stop = true;
    drain(turns);
    expect(log.join('')).toBe('aaa');
  });
});
