// Loaded into the server beside its own program: tells its memory when asked over the channel of the process that started it.
process.on('message', (settled) => {
  if (settled) globalThis.gc?.();
  process.send(process.memoryUsage());
});
// The server ends when its editor does, not when nobody asks any more.
process.channel.unref();
