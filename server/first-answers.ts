// What can be said before the language server itself has been loaded, which takes longer than all else: that it is there and what it can do.
import type { InitializeParams } from 'vscode-languageserver';
import { initializeResult } from './capabilities';

/** What identifies a request. */
export type RequestId = number | string;

/** What becomes of a message that comes before the language server is there. */
export interface FirstAnswer {
  /** What is sent for it; nothing where undefined. */
  readonly answer?: object;
  /** Whether the next message is waited for, the language server takes over from this one on, or the session is over. */
  readonly next: 'wait' | 'take-over' | 'exit';
  /** The request that the language server needn't answer any more. */
  readonly answered?: RequestId;
}

/** Error code of the protocol for requests before `initialize`. */
const serverNotInitialized = -32002;

/** Never throws: a message may be anything. */
export function firstAnswer(message: unknown): FirstAnswer {
  if (!isObject(message) || typeof message.method !== 'string') return { next: 'wait' };
  const { method, id, params } = message;
  if (method === 'exit') return { next: 'exit' };
  if (typeof id !== 'number' && typeof id !== 'string') return { next: 'wait' };
  if (method === 'initialize') {
    // What is wrong with the others, the library says.
    if (!isInitialize(params)) return { next: 'take-over' };
    return {
      answer: { jsonrpc: '2.0', id, result: initializeResult(params.capabilities) },
      next: 'take-over',
      answered: id,
    };
  }
  const error = { code: serverNotInitialized, message: `${method} came before initialize` };
  return { answer: { jsonrpc: '2.0', id, error }, next: 'wait' };
}

function isInitialize(params: unknown): params is InitializeParams {
  return isObject(params) && isObject(params.capabilities);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const unreadable: Framed = { message: undefined, end: 0, isReadable: false };
const separator = '\r\n\r\n';

/** The first message in the bytes of a stream, and where it ends there. */
export interface Framed {
  readonly message: unknown;
  readonly end: number;
  /** Whether it is a message at all, and written as usual. */
  readonly isReadable: boolean;
}

/** Undefined while the message isn't there as a whole. */
export function firstFramed(bytes: Buffer): Framed | undefined {
  const head = bytes.indexOf(separator);
  if (head < 0) return bytes.length > 1000 ? unreadable : undefined;
  const length = /^content-length: *(\d{1,9})$/i.exec(bytes.toString('latin1', 0, head))?.[1];
  if (length === undefined) return unreadable;
  const start = head + separator.length;
  const end = start + Number(length);
  if (bytes.length < end) return undefined;
  try {
    return { message: JSON.parse(bytes.toString('utf8', start, end)), end, isReadable: true };
  } catch {
    return unreadable;
  }
}

/** A message as a stream carries it. */
export function framed(message: object): string {
  const text = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(text)}${separator}${text}`;
}
