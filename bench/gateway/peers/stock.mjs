// Stock Apollo Gateway as its own guide starts it: standalone server, default data source.
import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const [file = '', port = '0'] = process.argv.slice(2);
const server = new ApolloServer({
  gateway: new ApolloGateway({ supergraphSdl: readFileSync(file, 'utf8') }),
});
await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: Number(port) } });
