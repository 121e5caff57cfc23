import { describe, expect, it } from '@jest/globals';
import { assetUrl, findAsset, listAssets } from './assets.js';

describe('files a page loads', () => {
  it('lets a browser keep a file for a year under the address that names its content', () => {
    const found = findAsset(assetUrl('foerderakte.css'));
    expect(found?.type).toBe('text/css; charset=utf-8');
    expect(found?.cacheControl).toContain('immutable');
  });

  it('serves the present file under an outdated address, but not to be kept', () => {
    expect(findAsset('/assets/0000000000000000/foerderakte.css')?.cacheControl).toBe('no-cache');
  });

  it('names fonts and scripts by their own addresses', () => {
    const css = findAsset(assetUrl('foerderakte.css'))?.body.toString('utf8');
    const script = findAsset(assetUrl('enhance.js'))?.body.toString('utf8');
    expect(css).toContain(assetUrl('FiraSans-Regular.woff2'));
    expect(script).toContain(assetUrl('autosave.js'));
  });

  it('knows nothing outside the list', () => {
    expect(findAsset('/assets/x/../../package.json')).toBeUndefined();
    expect(findAsset('/package.json')).toBeUndefined();
    expect(() => assetUrl('missing.js')).toThrow('no such asset');
  });

  it('never serves a file of unknown type', () => {
    expect([...listAssets().values()].every((asset) => asset.type !== '')).toBe(true);
  });
});
