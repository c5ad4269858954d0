// Runs before the designer boots: chooses its language, puts its one element on the page, and ties it to the console around it.
(() => {
  'use strict';

  const { page, id } = document.documentElement.dataset;
  const language = document.documentElement.lang;

  // Read by the designer at boot: dates, numbers and pagers follow it.
  localStorage.setItem('BlazorCulture', language === 'en' ? 'en-US' : language);

  // One element of the designer per page.
  const tags = {
    definitions: 'elsa-workflow-definition-list',
    editor: 'elsa-workflow-definition-editor',
    instances: 'elsa-workflow-instance-list',
    instance: 'elsa-workflow-instance-viewer',
  };

  const tell = (message) => {
    if (window.parent !== window) window.parent.postMessage(message, location.origin);
  };

  // In the console's designer the console goes on: its address and its buttons belong to what is open.
  const isGuided = window.frameElement?.classList.contains('studio') === true;
  let leaving = false;
  const open = (target, targetId) => {
    leaving = true;
    tell({ type: 'studio-navigate', page: target, id: targetId });
    if (isGuided) return;
    const suffix = new URLSearchParams(location.search).get('lang') === 'en' ? '?lang=en' : '';
    location.assign(`/studio/app/${target}/${encodeURIComponent(targetId)}${suffix}`);
  };

  // The designer saves before it goes. If it asked all the same whether to stay, because its answer to the save has not come
  // yet, whoever stays would be on a page that is no longer listened to; so it is not asked. Registered before the designer's own.
  window.addEventListener('beforeunload', (event) => { if (leaving) event.stopImmediatePropagation(); });

  // Where the designer would go in an application of its own, and where that is here.
  const routes = [
    [/^(?:\/studio)?\/workflows\/instances\/([^/]+)\/view$/, 'instance'],
    [/^(?:\/studio)?\/workflows\/definitions\/([^/]+)\/edit$/, 'editor'],
  ];
  for (const method of ['pushState', 'replaceState']) {
    const original = history[method];
    history[method] = function (state, unused, url) {
      // What the designer still writes while the next page is on its way must not call that page off.
      if (leaving) return undefined;
      const path = url ? new URL(url, document.baseURI).pathname : '';
      for (const [pattern, target] of routes) {
        const match = pattern.exec(path);
        if (match) return open(target, decodeURIComponent(match[1]));
      }
      return original.call(this, state, unused, url);
    };
  }

  // The designer says nothing of what a bulk publication left undone, so the page does: what waits for a second person, and what is refused.
  const say = (lines) => {
    let notice = document.getElementById('left-undone');
    if (!notice) {
      notice = document.createElement('div');
      notice.id = 'left-undone';
      notice.setAttribute('role', 'alert');
      document.body.append(notice);
    }
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = language === 'en' ? 'Close' : '关闭';
    close.addEventListener('click', () => notice.remove());
    notice.replaceChildren(...lines.map((line) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = line;
      return paragraph;
    }), close);
  };
  // A file of more than ten megabytes stops it with a fault of its own, so it is not given one.
  const largestFile = 10 * 1024 * 1024;
  document.addEventListener('change', (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || field.type !== 'file') return;
    const large = [...field.files].filter((file) => file.size > largestFile);
    if (large.length === 0) return;
    event.stopImmediatePropagation();
    field.value = '';
    say(large.map((file) => (language === 'en' ? `${file.name} is larger than 10 MB; nothing was imported.` : `${file.name} 超过 10 MB，没有导入。`)));
  }, true);

  // Nor can it be told that a cancellation or a deletion is refused: it takes that for a fault of its own and stops. So the page says why, and the
  // designer hears that nothing was done; it asks for its list anew and shows what is still there.
  const nothingDone = () => new Response('{"cancelled":0,"deleted":0}', { headers: { 'Content-Type': 'application/json' } });
  const isRemoval = (method, path) => path.startsWith('/elsa/api/')
    && (method === 'DELETE' || path.startsWith('/elsa/api/cancel/') || /\/bulk-actions\/(cancel|delete)\//.test(path));
  const reasons = ({ errors, detail, detailEn }) => [...Object.values(errors ?? {}).flat(), (language === 'en' && detailEn) || detail].filter(Boolean);

  // The designer's menus offer everybody everything. What the caller may do stands in the links of the list of definitions, which both lists ask for.
  const needed = {
    definitions: { Run: 'execute', Duplicate: 'create', Cancel: 'bulk-cancel-instances' },
    instances: { Cancel: 'bulk-cancel-instances', Delete: 'bulk-delete-instances' },
  }[page] ?? {};
  const allowed = new Set();
  const allow = ({ links, items }) => {
    for (const { rel } of [links, ...(items ?? []).map((item) => item.links)].flatMap((given) => given ?? [])) allowed.add(rel);
  };
  const withhold = (added) => {
    for (const entry of [added, ...added.querySelectorAll('.mud-menu-item')]) {
      const relation = entry.matches('.mud-menu-item') && needed[entry.textContent.trim()];
      if (relation && !allowed.has(relation)) entry.hidden = true;
    }
  };

  // The designer proposes an English name for a copy.
  const propose = (added) => {
    for (const field of added.querySelectorAll('.mud-dialog input')) {
      const copied = language !== 'en' && /^(?:(.+) - )?Duplicate of (.+)$/.exec(field.value);
      if (!copied) continue;
      requestAnimationFrame(() => {
        field.value = `${copied[1] ?? copied[2]}（副本）`;
        for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
      });
    }
  };

  new MutationObserver((changes) => {
    for (const added of changes.flatMap((change) => [...change.addedNodes]).filter((node) => node instanceof Element)) {
      withhold(added);
      propose(added);
    }
  }).observe(document.body, { childList: true, subtree: true });

  // An instance that was moved to another version is drawn anew: the designer would go on showing the version that it opened.
  let shownVersion;
  const follow = (version) => {
    if (shownVersion && shownVersion !== version) {
      leaving = true;
      location.reload();
    }
    shownVersion = version;
  };

  // Before each later window of its journal the designer fetches one line more, but asks for no more lines and takes one from their number: the last
  // line would never be seen. So it is given that line, and the number it takes one from.
  const isLaterWindow = (url) => page === 'instance' && url.pathname.endsWith('/journal') && Number(url.searchParams.get('skip')) > 0;
  const fetchWindow = async (url, options) => {
    url.searchParams.set('take', Number(url.searchParams.get('take')) + 1);
    const response = await fetchAsUsual(url, options);
    if (!response.ok) return response;
    const lines = await response.json();
    const answer = new Response(JSON.stringify({ ...lines, totalCount: lines.totalCount + 1 }), { headers: { 'Content-Type': 'application/json' } });
    return Object.defineProperty(answer, 'url', { value: response.url });
  };

  const fetchAsUsual = window.fetch;
  window.fetch = async (...request) => {
    const asked = new URL(request[0].url ?? request[0], document.baseURI);
    if (isLaterWindow(asked)) return fetchWindow(asked, request[1]);
    const response = await fetchAsUsual(...request);
    if (response.ok && response.url.includes('/bulk-actions/publish/workflow-definitions/')) {
      const { warnings, notFound } = await response.clone().json();
      const gone = language === 'en' ? 'is no longer there' : '已不存在';
      const lines = [...Object.values(warnings ?? {}).flat(), ...(notFound ?? []).map((missing) => `${missing} ${gone}`)];
      if (lines.length > 0) say(lines);
    }
    // Of a start that is refused it says that it is, and not why.
    if (response.headers.get('x-elsa-workflow-cannot-start') === 'True') say(reasons(await response.clone().json()));
    // When a change is saved by itself and refused, it says nothing at all.
    if (response.status === 412) say(reasons(await response.clone().json()));
    if ((response.status === 400 || response.status === 403) && isRemoval(request[1]?.method, new URL(response.url).pathname)) {
      say(reasons(await response.json()));
      return nothingDone();
    }
    if (response.ok && new URL(response.url).pathname === '/elsa/api/workflow-definitions') allow(await response.clone().json());
    if (page === 'editor' && response.ok && new URL(response.url).pathname === `/elsa/api/workflow-definitions/by-definition-id/${encodeURIComponent(id)}`) {
      const { links } = await response.clone().json();
      document.documentElement.toggleAttribute('data-reading', !links.some(({ rel }) => rel === 'publish'));
    }
    if (page === 'instance' && response.ok && new URL(response.url).pathname === `/elsa/api/workflow-instances/${encodeURIComponent(id)}`) {
      follow((await response.clone().json()).definitionVersionId);
    }
    return response;
  };

  // The designer would look into logs of its own; ours tell the same story in the console.
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a[href*="/diagnostics/structured-logs"]');
    const instanceId = link && new URL(link.href).searchParams.get('workflowInstanceId');
    if (!instanceId) return;
    event.preventDefault();
    window.top.location.assign(`/incidents/${encodeURIComponent(instanceId)}`);
  }, true);

  // Beside a case only the diagram matters: journal and property panes are one click away on the viewer's own page.
  if (window.frameElement?.dataset.step !== undefined) document.documentElement.dataset.only = 'diagram';

  const tag = tags[page];
  const element = document.createElement(tag);
  element.setAttribute('remote-endpoint', `${location.origin}/elsa/api`);
  if (page === 'editor') element.setAttribute('definition-id', id);
  if (page === 'instance') element.setAttribute('instance-id', id);
  document.body.prepend(element);

  // Callbacks can be assigned only to the element that the runtime has made of the tag.
  customElements.whenDefined(tag).then(() => {
    document.getElementById('loading').remove();
    if (page === 'instances') element.viewWorkflowInstance = (instanceId) => open('instance', instanceId);
    if (page === 'definitions' || page === 'instance') element.editWorkflowDefinition = (definitionId) => open('editor', definitionId);
    tell({ type: 'studio-ready', page, id });
  });

  // Caught on the way down and at the press: the diagram swallows clicks, and may redraw a step between press and release.
  document.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const node = event.target instanceof Element && event.target.closest('.x6-node[data-cell-id]');
    if (!node) return;
    const activityId = node.getAttribute('data-cell-id');
    const activity = JSON.parse(node.querySelector('elsa-activity-wrapper')?.getAttribute('activity-json') ?? '{}');
    tell({ type: 'activity-selected', activityId, nodeId: activity.nodeId ?? null });
  }, true);
})();
