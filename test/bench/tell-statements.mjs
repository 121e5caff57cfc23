/** Loaded before the web application: tells its parent every statement that goes to the driver. */
import process from 'node:process';
import pg from 'pg';

const send = pg.Client.prototype.query;
pg.Client.prototype.query = function (first, second, ...rest) {
  if (typeof first === 'string') process.send({ text: first, values: Array.isArray(second) ? second : undefined });
  else if (typeof first?.text === 'string')
    process.send({
      text: first.text,
      name: first.name,
      values: first.values ?? (Array.isArray(second) ? second : undefined),
    });
  return send.call(this, first, second, ...rest);
};
process.on('message', (echo) => process.send(echo));
