import { Console } from 'node:console';
import {
  type Connection,
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  LogMessageNotification,
  type LogMessageParams,
  type MessageReader,
  MessageType,
  type MessageWriter,
  type NotificationMessage,
  ProposedFeatures,
  type ResponseMessage,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { makeBestCodeAfter } from './best-code.node';
import type { RequestId } from './first-answers';

export { nodeHost as host } from './workspace/host.node';

// The best machine code is made three times as late as by default: made while the first document is read, it holds more memory than it saves time.
makeBestCodeAfter(400_000);

/** The connection that the command line of this process asks for. The request `answered` has had its answer and gets no other. */
export function connect(answered: RequestId | undefined): Connection {
  if (answered === undefined) return createConnection(ProposedFeatures.all);
  if (process.argv.includes('--node-ipc')) {
    const writer = withoutAnswer(new IPCMessageWriter(process), answered);
    return createConnection(ProposedFeatures.all, new IPCMessageReader(process), writer);
  }
  // Standard output is the protocol's, whatever a library may have to say.
  globalThis.console = new Console(process.stderr);
  // The library takes a stream for either, and ends with one that it reads from; its types know of two or none.
  const input = process.stdin as unknown as MessageReader;
  return createConnection(
    ProposedFeatures.all,
    input,
    withoutAnswer(new StreamMessageWriter(process.stdout), answered),
  );
}

/** This writer, without the answer to one request. Where that would have told of an error, it is logged. */
function withoutAnswer(writer: MessageWriter, answered: RequestId): MessageWriter {
  const write = writer.write.bind(writer);
  writer.write = async (message) => {
    if (!isAnswer(message) || message.id !== answered) return write(message);
    writer.write = write;
    if (!message.error) return;
    const params: LogMessageParams = { type: MessageType.Error, message: message.error.message };
    const notification: NotificationMessage = { jsonrpc: '2.0', method: LogMessageNotification.method, params };
    return write(notification);
  };
  return writer;
}

function isAnswer(message: object): message is ResponseMessage {
  return 'id' in message && !('method' in message);
}
