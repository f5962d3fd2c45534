import { clientOf } from '../support/client.ts'
import { makeSample } from '../support/samples.ts'
const c = clientOf({ intake: 'http://127.0.0.1:18090', controlRoom: 'http://127.0.0.1:18080', identity: 'http://127.0.0.1:18081' })
if (process.argv[2] === 'put') {
  const s = makeSample()
  console.log((await c.order(s.order)).status, (await c.event(s.strapTamper())).status)
  await c.settled()
}
console.log(JSON.stringify((await c.alerts()).map(a => [a.alertId, a.state, a.notices.map(n => n.state)])), JSON.stringify((await c.accounting()).totals))
