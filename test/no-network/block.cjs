// Every way in which Node reaches a network ends in `refuse` instead.
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');

/** @param {(what: string) => never} refuse */
module.exports = (refuse) => {
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (/** @type {any[]} */ ...asked) {
    // Pipes between processes of this machine are no network.
    const options = Array.isArray(asked[0]) ? asked[0][0] : asked[0];
    if (typeof options?.path === 'string' && options.port === undefined)
      return connect.apply(this, /** @type {any} */ (asked));
    return refuse(`a connection to ${options?.host ?? 'this machine'}:${options?.port ?? options}`);
  };
  net.Server.prototype.listen = () => refuse('a port to listen on');
  dgram.Socket.prototype.bind = () => refuse('a datagram socket');
  dgram.Socket.prototype.send = () => refuse('a datagram');
  for (const module of [dns, dns.promises]) {
    for (const [name, value] of Object.entries(module)) {
      if (typeof value !== 'function' || !/^(?:lookup|resolve|reverse)/.test(name)) continue;
      Object.assign(module, { [name]: () => refuse(`the address of a name (dns.${name})`) });
    }
  }
  for (const name of ['fetch', 'WebSocket', 'EventSource']) {
    if (!(name in globalThis)) continue;
    Object.defineProperty(globalThis, name, { configurable: true, value: () => refuse(name) });
  }
};
