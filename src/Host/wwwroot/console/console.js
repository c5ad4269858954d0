// What the console needs of the browser beyond Blazor: drafts, keyboard, the bridge to Elsa Studio, the menu on small screens.
window.orchestrator = (() => {
  'use strict';

  const key = (taskId) => `draft:${taskId}`;

  // Beside the case only the diagram matters: journal and property panes are one click away on the viewer's own page.
  const diagramOnly = `
    :root, elsa-workflow-instance-viewer * { --mud-appbar-height: 0px !important; }
    .rz-splitter-bar, .mud-dynamic-tabs > .mud-tabs-tabbar, .rz-splitter-pane:not(:has(.graph-container)) { display: none !important; }
    .rz-splitter-pane:has(.graph-container) { flex-basis: 100% !important; }`;

  // Studio offers no way to be told where to look, so the waiting step is brought to the middle as a hand would do it: by dragging the canvas.
  const drag = (canvas, from, by) => {
    const fire = (target, type, x, y) => target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: canvas.ownerDocument.defaultView, clientX: x, clientY: y, button: 0, buttons: type === 'mouseup' ? 0 : 1 }));
    fire(canvas, 'mousedown', from.x, from.y);
    fire(canvas.ownerDocument.body, 'mousemove', from.x + by.x / 2, from.y + by.y / 2);
    fire(canvas.ownerDocument.body, 'mousemove', from.x + by.x, from.y + by.y);
    fire(canvas.ownerDocument.body, 'mouseup', from.x + by.x, from.y + by.y);
  };

  const showStep = (page, activityId) => {
    const canvas = page.querySelector('.x6-graph-svg');
    const step = activityId && page.querySelector(`.x6-node[data-cell-id="${CSS.escape(activityId)}"]`);
    if (!canvas || !step) return false;
    const [frame, node] = [canvas.getBoundingClientRect(), step.getBoundingClientRect()];
    const by = { x: frame.x + frame.width / 2 - (node.x + node.width / 2), y: frame.y + frame.height / 2 - (node.y + node.height / 2) };
    if (Math.abs(by.x) + Math.abs(by.y) > 8) drag(canvas, { x: frame.x + 4, y: frame.y + 4 }, by);
    return true;
  };

  // The designer takes seconds to draw its nodes and then looks elsewhere once more; whoever touches the canvas in the meantime is left alone.
  const prepare = (frame) => {
    const page = frame.contentDocument;
    if (!page?.head || page.querySelector('#diagram-only')) return;
    page.head.append(Object.assign(page.createElement('style'), { id: 'diagram-only', textContent: diagramOnly }));
    let looks = 0;
    const looking = setInterval(() => {
      if (showStep(page, frame.dataset.step) && ++looks > 15) clearInterval(looking);
    }, 400);
    const stop = () => clearInterval(looking);
    page.addEventListener('pointerdown', stop, { once: true });
    page.addEventListener('wheel', stop, { once: true, passive: true });
    frame.contentWindow.addEventListener('pagehide', stop, { once: true });
  };

  // One act is told of more than once (by the act, by the commit); and a designer that is torn down while it starts complains loudly, so it may finish first.
  const reloads = new Map();
  const reload = (frame) => {
    if (!frame) return;
    clearTimeout(reloads.get(frame));
    reloads.set(frame, setTimeout(() => {
      if (!frame.isConnected) reloads.delete(frame);
      else if (!frame.contentDocument?.querySelector('.x6-node')) reload(frame);
      else {
        reloads.delete(frame);
        frame.contentWindow.location.reload();
      }
    }, 700));
  };

  // Frames that show Studio, each with the component that is told of clicks in it.
  const studios = new Map();

  window.addEventListener('message', (event) => {
    if (event.origin !== location.origin || event.data?.type !== 'activity-selected') return;
    for (const [frame, component] of studios) {
      if (frame.contentWindow === event.source) component.invokeMethodAsync('ClickedAsync', event.data.activityId ?? null, event.data.nodeId ?? null);
    }
  });

  return {
    loadDraft: (taskId) => sessionStorage.getItem(key(taskId)),
    saveDraft: (taskId, draft) => sessionStorage.setItem(key(taskId), draft),
    dropDraft: (taskId) => sessionStorage.removeItem(key(taskId)),
    focusWrong: (id) => { document.querySelector(`#${CSS.escape(id)} .wrong :is(input, select, textarea)`)?.focus(); },
    watchStudio: (frame, component) => {
      studios.set(frame, component);
      frame.addEventListener('load', () => prepare(frame));
      if (frame.contentDocument?.readyState === 'complete') prepare(frame);
    },
    showStep: (frame, activityId) => { if (frame?.contentDocument) showStep(frame.contentDocument, activityId); },
    reloadStudio: (frame) => reload(frame),
    leaveStudio: (frame) => { studios.delete(frame); },
    download: async (name, reference) => {
      const url = URL.createObjectURL(new Blob([await reference.arrayBuffer()]));
      const link = Object.assign(document.createElement('a'), { href: url, download: name });
      link.click();
      URL.revokeObjectURL(url);
    },
  };
})();

(() => {
  'use strict';

  const places = { w: '/', c: '/cases' };
  let pending = 0;

  const isTyping = (event) => event.isComposing
    || (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]') !== null);

  const move = (step) => {
    const rows = [...document.querySelectorAll('[data-row]')];
    if (rows.length === 0) return;
    const now = rows.indexOf(document.activeElement);
    const next = now < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, now + step));
    rows[next].focus();
    rows[next].scrollIntoView({ block: 'nearest' });
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || document.querySelector('dialog[open]')) return;
    if (event.timeStamp - pending < 1200 && places[event.key]) {
      pending = 0;
      event.preventDefault();
      Blazor.navigateTo(places[event.key]);
      return;
    }
    switch (event.key) {
      case 'g': pending = event.timeStamp; break;
      case '/': {
        const search = document.getElementById('global-search');
        if (search) { event.preventDefault(); search.focus(); }
        break;
      }
      case '?': document.getElementById('help')?.showModal(); break;
      case 'j': move(1); break;
      case 'k': move(-1); break;
    }
  });

  const openMenu = (open) => {
    document.documentElement.classList.toggle('menu-open', open);
    document.querySelector('[data-menu]')?.setAttribute('aria-expanded', String(open));
  };

  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest('[data-reload]')) location.reload();
    else if (event.target.closest('[data-help]')) document.getElementById('help')?.showModal();
    else if (event.target.closest('[data-menu]')) openMenu(!document.documentElement.classList.contains('menu-open'));
    else if (event.target.closest('#nav a') || !event.target.closest('#nav')) openMenu(false);
  });

  // The server no longer knows this page (it was restarted, or the page slept too long): what was typed is kept as a draft, so a reload loses nothing.
  document.addEventListener('components-reconnect-state-changed', (event) => {
    if (event.detail?.state === 'rejected') location.reload();
  });
  document.getElementById('components-reconnect-modal')?.addEventListener('components-reconnect-state-changed', (event) => {
    if (event.detail?.state === 'rejected') location.reload();
  });
})();
