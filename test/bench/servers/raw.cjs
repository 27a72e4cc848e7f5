// The least that can answer `initialize`: no library, no connection, nothing understood. Whatever it takes is Node's own start.
let text = '';
process.stdin.on('data', (data) => {
  text += data;
  const id = /"id":(\d+)/.exec(text)?.[1];
  if (!id || !text.trimEnd().endsWith('}')) return;
  text = '';
  const answer = `{"jsonrpc":"2.0","id":${id},"result":{"capabilities":{}}}`;
  process.stdout.write(`Content-Length: ${answer.length}\r\n\r\n${answer}`);
});
