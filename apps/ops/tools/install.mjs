import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { since } from './processes.mjs';

/** Runs `npm ci` when packages are missing or differ from package-lock.json; otherwise does nothing. */
export async function installWhatIsMissing() {
  const reason = whyStale();
  if (!reason) return;
  console.log(`Installing packages (${reason}); this takes about half a minute ...`);
  const start = performance.now();
  const code = await npmInstall();
  if (code !== 0) throw new Error('The packages could not be installed (npm ci failed, see above).');
  console.log(`Packages installed in ${since(start)}.`);
}

/** npm notes in node_modules/.package-lock.json what is installed; that is compared with the lock file. */
function whyStale() {
  if (!existsSync('node_modules/.package-lock.json')) return 'none are installed yet';
  const wanted = readPackages('package-lock.json');
  const installed = readPackages('node_modules/.package-lock.json');
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === '' || (entry.optional && !installed[place])) continue;
    if (installed[place]?.version !== entry.version) return `${place.replace(/^.*node_modules\//, '')} has changed`;
  }
  return undefined;
}

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

function npmInstall() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const throughNpm = process.env.npm_execpath;
  const [file, before] = throughNpm?.endsWith('js') ? [process.execPath, [throughNpm]] : ['npm', []];
  const child = spawn(file, [...before, ...args], { stdio: 'inherit', shell: process.platform === 'win32' });
  return new Promise((resolve, reject) => {
    child.once('error', () => reject(new Error('npm was not found. It comes with Node.')));
    child.once('close', resolve);
  });
}
