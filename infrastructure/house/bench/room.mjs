// A room server as one would write it with Socket.IO: who subscribes is told the state and joins the room of that
// channel; what is posted to /tell is told to the room. The peer in ./stellar bench live.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const port = Number(process.argv.find((word) => word.startsWith('--port='))?.slice('--port='.length));
if (!Number.isInteger(port)) {
  console.error('Say --port=PORT.');
  process.exit(2);
}

const MAX_BODY = 128 * 1024;
let latest = { type: 'changes', channel: 'telescope.demo', position: { epoch: 0, seq: 0 }, messages: [] };

const server = createServer((request, response) => {
  if (request.method !== 'POST' || request.url !== '/tell') {
    response.writeHead(request.url === '/health' ? 200 : 404).end();
    return;
  }
  const chunks = [];
  let length = 0;
  request.on('data', (chunk) => {
    length += chunk.length;
    if (length > MAX_BODY) request.destroy();
    else chunks.push(chunk);
  });
  request.on('end', () => {
    latest = JSON.parse(Buffer.concat(chunks).toString());
    io.to(latest.channel).emit('changes', latest);
    response.writeHead(204).end();
  });
});

const io = new Server(server, { serveClient: false, transports: ['websocket'], perMessageDeflate: false });
io.on('connection', (socket) => {
  socket.on('subscribe', (channel) => {
    void socket.join(channel);
    socket.emit('initialState', latest);
  });
});

server.listen(port, '127.0.0.1');
