import yauzl from 'yauzl';

const EXPANDED_BYTES_MAX = 60 * 1_048_576;

/**
 * Unpacks every entry once and counts, keeping nothing: a directory may lie about sizes, the stream cannot. False as
 * soon as more comes out than a receipt list can need, or than the directory says.
 */
export function expandsWithinLimit(bytes: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    yauzl.fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      { lazyEntries: true },
      (error, archive) => {
        if (error) return resolve(false);
        let total = 0;
        archive.on('error', () => resolve(false));
        archive.on('end', () => resolve(true));
        archive.on('entry', (entry: yauzl.Entry) => {
          archive.openReadStream(entry, (failure, stream) => {
            if (failure) return resolve(false);
            stream.on('error', () => resolve(false));
            stream.on('data', (chunk: Buffer) => {
              total += chunk.length;
              if (total > EXPANDED_BYTES_MAX) {
                stream.destroy();
                resolve(false);
              }
            });
            stream.on('end', () => archive.readEntry());
          });
        });
        archive.readEntry();
      },
    );
  });
}
