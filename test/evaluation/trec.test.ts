import { describe, expect, it } from 'vitest'
import { evaluateRun, parseQrels, parseRun } from '../../src/evaluation/trec.js'

describe('TREC files', () => {
  it('are read by topic, a run by its scores', () => {
    const qrels = parseQrels('t1 0 a 2\nt1 0 b 0\n\nt2 0 c 1\n')
    expect([...qrels.keys()]).toEqual(['t1', 't2'])
    expect(qrels.get('t1')).toEqual(
      new Map([
        ['a', 2],
        ['b', 0],
      ]),
    )
    const run = parseRun('t1 Q0 b 1 0.5 x\nt1 Q0 a 2 0.9 x\nt1 Q0 z 3 0.5 x\n')
    expect(run.get('t1')).toEqual(['a', 'b', 'z'])
  })

  it('name the line that is wrong', () => {
    expect(() => parseQrels('t1 0 a 1\nt1 0 a')).toThrow('line 2: 3 columns instead of 4')
    expect(() => parseQrels('t1 0 a good')).toThrow('line 1: the grade is "good", not a number')
    expect(() => parseRun('t1 Q0 a 1 high x')).toThrow('line 1: the score is "high", not a number')
  })

  it('count a topic that the run lacks as 0, and grade 0 as not relevant', () => {
    const qrels = parseQrels('t1 0 a 1\nt1 0 b 0\nt2 0 c 1')
    const run = parseRun('t1 Q0 b 1 2 x\nt1 Q0 a 2 1 x')
    expect(evaluateRun(qrels, run, 10)).toEqual({
      topics: 2,
      ndcg: 1 / Math.log2(3) / 2,
      reciprocalRank: 0.25,
      recall: 0.5,
    })
  })
})
