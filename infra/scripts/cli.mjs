// `npm run -s breach-alerts -- <command>`: relative paths start where the user stands.
import { join } from 'node:path'
import { run } from './run.mjs'
import { root } from './setup.mjs'

run(join(root, 'packages', 'cli', 'src', 'main.ts'), process.argv.slice(2), { cwd: process.env.INIT_CWD ?? root })
