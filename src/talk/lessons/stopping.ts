/** What ends a run: a small slope, no better loss, or the end of the race. */
import type { Lesson } from './lesson'

export const stopping = {
  id: 'stopping',
  line: 'A small slope, no better loss, or the last step: what ends a run, and what deceives each.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'When to stop',
    source: 'Prechelt, 1998',
    cues: [
      {
        title: 'Three reasons',
        experiment: {
          version: 1,
          surface: { id: 'rosenbrock' },
          steps: 300,
          stop: { gradient: 1e-4, patience: 5 },
          runners: [
            { optimizer: 'sgd', settings: { eta: 0.0016 } },
            { optimizer: 'adam', settings: { eta: 0.3 } },
            { optimizer: 'newton' },
          ],
        },
        text: `A descent does not end by itself. It is stopped where the slope is below {~ stop.gradient }, or where {~ stop.patience } steps in a row have brought no better loss. If neither happens, the last step ends it.

At its last step [SGD](show ball 0) is *{= end(0)}*, with a loss of {= loss(0, last(0, step >= 0))}; [Adam](show ball 1) is *{= end(1)}*, with {= loss(1, last(1, step >= 0))}; [Newton](show ball 2) is *{= end(2)}*, with {= loss(2, last(2, step >= 0))}. Each may have a reason of its own: [look at the chart](show chart) for where the lines end.`,
        controls: ['stop.gradient', 'stop.patience', 'runners.0.settings.eta', 'runners.1.settings.eta'],
        ask: {
          kind: 'choice',
          question: 'Which of the three runs takes the fewest steps?',
          options: ['SGD', 'Adam', 'Newton'],
          answer:
            'last(0, step >= 0) <= min(last(1, step >= 0), last(2, step >= 0)) ? 0 : last(1, step >= 0) <= last(2, step >= 0) ? 1 : 2',
        },
        play: { from: 0, speed: 32 },
      },
      {
        title: 'Too little patience',
        from: 'previous',
        experiment: { stop: { gradient: null, patience: 5, delta: 0 } },
        text: `Patience counts steps without a better loss. Adam often climbs out of one side of the valley before it comes down lower on the other, and for so long its loss is no better. With a patience of {~ stop.patience } its run is *{= end(1)}*, and the loss there is {= loss(1, last(1, step >= 0))}.

Give it [10 steps](set stop.patience = 10), or [30](set stop.patience = 30). The price of patience is as many steps at the end of every run. What is no better by more than {~ stop.delta } does not count as better: [0.01](set stop.delta = 0.01) stops those that hardly come down.`,
        controls: ['stop.patience', 'stop.delta', 'runners.1.settings.eta'],
        play: { from: 0, speed: 32 },
      },
      {
        title: 'A slope that is small anywhere',
        experiment: {
          version: 1,
          surface: { id: 'plateau' },
          steps: 300,
          stop: { gradient: 0.015 },
          runners: [{ optimizer: 'sgd', settings: { eta: 1 } }],
        },
        text: `A small slope does not say that a minimum is near: on a plateau it is small too. Here the upper plateau has a loss of 1 and the lower one of 0. With a limit of {~ stop.gradient } the run is *{= end(0)}*, at a loss of {= loss(0, last(0, step >= 0)) : 4}.

A run whose slope at the start is below the limit takes no step at all. Here that slope is {= slope(0, 0)}: try a limit [above it](set stop.gradient = 1.1 slope(0, 0)), and one [far below it](set stop.gradient = 0.01 slope(0, 0)). How small is small depends on the surface, and on the units of its loss.`,
        controls: ['stop.gradient', 'start.0', 'start.1', 'runners.0.settings.eta'],
        play: { from: 0, speed: 32 },
      },
    ],
  },
} satisfies Lesson
