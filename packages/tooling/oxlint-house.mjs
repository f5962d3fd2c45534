// The one rule of the house that oxlint has not: packages/domain takes time as an argument. `Date.now` and `Math.random` are
// refused by no-restricted-properties; what asks the clock without naming it is refused here.

const message =
  'packages/domain decides and nothing else: no I/O, no clock, no chance. Take time, ids and data as arguments.'

const isDate = ({ type, name }) => type === 'Identifier' && name === 'Date'

const noClock = {
  create: context => ({
    // `new Date()` is now; a spread may be empty.
    NewExpression: node => {
      const [first] = node.arguments
      if (isDate(node.callee) && (!first || first.type === 'SpreadElement')) context.report({ node, message })
    },
    // `Date()` is now, whatever it is given.
    CallExpression: node => {
      if (isDate(node.callee)) context.report({ node, message })
    },
  }),
}

export default { meta: { name: 'house' }, rules: { 'no-clock': noClock } }
