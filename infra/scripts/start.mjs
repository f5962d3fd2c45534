// `npm start` (embedded) and `npm run start:engines`: set-up, then everything in its place until a signal comes.
import { join } from 'node:path'
import { run } from './run.mjs'
import { root } from './setup.mjs'

const [mode, ...args] = process.argv.slice(2)
// All services in one process live in about 110 MB; without a limit V8 lets garbage grow past 600 MB under a replay.
const nodeFlags = mode === 'embedded' ? ['--max-old-space-size=300'] : []
run(join(root, 'infra', 'run', 'src', `${mode}.ts`), args, { cwd: process.env.INIT_CWD ?? root, nodeFlags })
