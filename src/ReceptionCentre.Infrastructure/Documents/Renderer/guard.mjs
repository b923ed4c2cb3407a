// Ends the process when its parent is gone, also while the compiler is busy.

import process from 'node:process';
import { workerData } from 'node:worker_threads';

const EVERY_MS = 1000;

setInterval(() => {
  // An orphan is handed to another parent (or, on Windows, keeps the number
  // of one that no longer runs).
  if (process.ppid !== workerData.parent || !runs(workerData.parent)) {
    process.kill(process.pid, 'SIGKILL');
  }
}, EVERY_MS);

function runs(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
