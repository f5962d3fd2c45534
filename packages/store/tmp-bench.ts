import { startRedis } from '@breach-alerts/testing'
import { Redis } from 'ioredis'
import { redisStores } from './src/index.ts'
process.env.BREACH_ALERTS_ENGINES='local'
const redis = await startRedis()
const admin = new Redis(redis.url)
const mem = async () => Number(/used_memory:(\d+)/.exec(await admin.info('memory'))![1])
const stores = redisStores({ url: redis.url, prefix:'ba', indexSecret:'secret-of-the-bench' })
await stores.ping()
const N = 100_000, B = 500, K = 10
const doc = (i:number) => JSON.stringify({orderId:`ord_${String(i).padStart(12,'0')}`, pad:'x'.repeat(461-40)})
const id=(i:number)=>`ord_${String(i).padStart(12,'0')}`
const keysOf = (i:number) => Array.from({length:K},(_,k)=>`K${k}:${k<4? i : Math.floor(i/3)+':'+k}`)
const m0 = await mem()
let t=performance.now()
for (let at=0; at<N; at+=B) await stores.orders.apply({partition:'orders.order.v1/0', nextOffset: at+B, orders: Array.from({length:B},(_,j)=>({orderId:id(at+j), keys: keysOf(at+j), document: doc(at+j)}))})
let s=(performance.now()-t)/1000
const m1=await mem()
console.log('upsert/s', Math.round(N/s), 'bytes/order', Math.round((m1-m0)/N), 'doc bytes', doc(1).length)
console.log('stream bytes/order', Math.round(Number(await admin.call('MEMORY','USAGE','{ba:orders}:changes','SAMPLES','0'))/N), 'one doc key', await admin.call('MEMORY','USAGE',`{ba:orders}:o:${id(5)}`), 'n-bucket', Number(await admin.call('MEMORY','USAGE',`{ba:orders}:n:5`))/256)
const enc:Record<string,number>={}; let kb=0, kn=0
for await (const ks of admin.scanBufferStream({match:'{ba:orders}:k:*',count:2000})) { const some=(ks as Buffer[]); kn+=some.length; for (const k of some.slice(0,20)){ const e=String(await admin.object('ENCODING',k)); enc[e]=(enc[e]??0)+1; kb+=Number(await admin.call('MEMORY','USAGE',k as never))/Math.min(20,some.length)*some.length } }
console.log('buckets',kn,enc,'index bytes/order',Math.round(kb/N), 'per key', (kb/N/K).toFixed(1))
for (const [name,gen] of [['find hit', (r:number)=>Array.from({length:B},(_,j)=>`K0:${(r*B+j)%N}`)],['find 99% miss',(r:number)=>Array.from({length:B},(_,j)=>j%100===0?`K0:${(r*B+j)%N}`:`Z:${r}:${j}`)]] as const) {
  const R=200; t=performance.now(); const cpu0=process.cpuUsage(); const lat:number[]=[]
  for (let r=0;r<R;r++){const a=performance.now(); await stores.orders.find(gen(r)); lat.push(performance.now()-a)}
  s=(performance.now()-t)/1000; const c=process.cpuUsage(cpu0); lat.sort((a,b)=>a-b)
  console.log(name,'keys/s',Math.round(R*B/s),'cpu us/key',((c.user+c.system)/(R*B)).toFixed(2),'batch p50',lat[R/2|0].toFixed(2),'p99',lat[R*.99|0].toFixed(2))
}
{ const R=200; t=performance.now(); const lat:number[]=[]; for (let r=0;r<R;r++){const a=performance.now(); await stores.orders.load(Array.from({length:B},(_,j)=>id((r*B+j)%N))); lat.push(performance.now()-a)} s=(performance.now()-t)/1000; lat.sort((a,b)=>a-b); console.log('load docs/s',Math.round(R*B/s),'p50',lat[R/2|0].toFixed(2),'p99',lat[R*.99|0].toFixed(2)) }
{ const R=200,acc={topic:'e',partition:0,firstOffset:0,nextOffset:0,matched:0,unmatched:0,parked:0}; t=performance.now(); const m=await mem(); for (let r=0;r<R;r++){ await stores.matcher.settle({...acc,nextOffset:(r+1)*B}, new Map(Array.from({length:B},(_,j)=>[`src\n${r}-${j}`,'matched' as const])), 14*86400e3)} s=(performance.now()-t)/1000; console.log('settle decisions/s',Math.round(R*B/s),'bytes/decision',((await mem()-m)/(R*B)).toFixed(1)) }
{ t=performance.now(); const n=2000; for (let i=0;i<n;i++) await stores.desk.save({orderId:'o'+i,document:'x'.repeat(2000),appliedOffset:1},[{alertId:'alt_'+i,orderId:'o'+i,state:'RAISED',grade:i%3+1,forceCode:'13',respondingForceCode:'06',raisedAt:1.7e12+i}],null); s=(performance.now()-t)/1000; console.log('desk save/s awaited',Math.round(n/s)); t=performance.now(); for (let i=0;i<500;i++) await stores.desk.list({states:['RAISED','ACKNOWLEDGED','ACTED'],force:'13',limit:50}); console.log('list 50 ms', ((performance.now()-t)/500).toFixed(2)) }
await stores.close(); admin.disconnect(); await redis.stop()
