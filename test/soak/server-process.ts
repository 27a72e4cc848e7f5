/** The language server as editors start it: a process of its own, spoken to over standard input and output. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { Wire } from '../protocol/session';

export interface Memory {
  /** Bytes. */
  readonly rss: number;
  readonly heapUsed: number;
}

export class ServerProcess {
  readonly wire: Wire;
  /** What it wrote to standard error. */
  noise = '';
  readonly #process: ChildProcess;
  readonly #ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;

  /** `program` is `server.cjs`; `heap` a script that is loaded first and tells of memory. */
  constructor(program: string, heap?: string) {
    const more = heap === undefined ? [] : ['--expose-gc', '--require', heap];
    this.#process = spawn(process.execPath, [...more, program, '--stdio'], {
      stdio: ['pipe', 'pipe', 'pipe', ...(heap === undefined ? [] : ['ipc' as const])],
    });
    const { stdin, stdout, stderr } = this.#process;
    stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.noise += text;
    });
    this.#ended = once(this.#process, 'exit').then(([code, signal]) => ({ code, signal }));
    this.wire = [new StreamMessageReader(stdout!), new StreamMessageWriter(stdin!)];
  }

  get pid(): number {
    return this.#process.pid!;
  }

  /** Its memory now, or once everything that nobody holds was collected. */
  async memory({ settled = false } = {}): Promise<Memory> {
    this.#process.send(settled);
    const [told] = await once(this.#process, 'message');
    return { rss: residentBytes(this.pid) ?? told.rss, heapUsed: told.heapUsed };
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.#process.kill(signal);
  }

  /** How it ended; undefined where it still runs after so many milliseconds. */
  async ended(within: number): Promise<{ code: number | null; signal: NodeJS.Signals | null } | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, within, undefined);
    });
    return Promise.race([this.#ended, late]).finally(() => clearTimeout(timer));
  }
}

/** Whether a process with this id runs. */
export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** What the system says that a process holds in memory; undefined where it says nothing of it in Linux's way. */
function residentBytes(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
