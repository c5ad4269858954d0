// Two people at one workflow: a save says which content it was made from, and is refused once somebody else has saved. The designer sends no such word by
// itself; the server tells it with each definition that is read or saved. Saves go one after the other, so that each knows of the one before.
(() => {
  'use strict';

  const { id } = document.documentElement.dataset;
  const own = `"${encodeURIComponent(id).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}.`;
  let seen;
  let before = Promise.resolve();

  const fetchAsUsual = window.fetch;

  // A publication that is refused, or waits for a second person, has saved the draft all the same, and its answer says so by a tag.
  const remember = (response) => {
    const tag = response.headers.get('etag');
    if (tag?.startsWith(own)) seen = tag;
    return response;
  };

  const save = async (target, options) => {
    await before;
    const headers = new Headers(options.headers);
    if (seen) headers.set('If-Match', seen);
    return remember(await fetchAsUsual(target, { ...options, headers }));
  };

  window.fetch = async (...request) => {
    const [target, options] = request;
    const { pathname } = new URL(target.url ?? target, document.baseURI);
    if (options?.method !== 'POST' || pathname !== '/elsa/api/workflow-definitions') return remember(await fetchAsUsual(...request));
    const saved = save(target, options);
    before = saved.catch(() => undefined);
    return saved;
  };
})();
