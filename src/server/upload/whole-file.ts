import { pipeline, type Readable, Transform } from 'node:stream';
import type { Busboy } from 'busboy';

/**
 * A file that ends only once the whole request has been read and found right. Whoever hands it on has not finished before,
 * so when something is wrong behind the file, nothing comes of it. It is destroyed together with the part, either way round.
 */
export const wholeFile = (part: Readable, parser: Busboy): Readable => {
  const file = new Transform({
    transform: (piece, _encoding, done) => done(null, piece),
    flush(done) {
      if (parser.closed) done();
      else parser.once('close', () => done());
    },
  });
  // The reader gets a failure from his own listener; while there is none yet, it waits for him.
  file.on('error', () => {});
  pipeline(part, file, () => {});
  return file;
};
