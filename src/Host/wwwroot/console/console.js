// What the console needs of the browser beyond Blazor: drafts, keyboard, the bridge to Elsa Studio, the menu on small screens.
window.orchestrator = (() => {
  'use strict';

  const key = (taskId) => `draft:${taskId}`;

  // Frames that show Studio, each with the component that is told of clicks in it.
  const studios = new Map();

  const pages = { editor: '/designer/', instance: '/instances/' };

  window.addEventListener('message', (event) => {
    if (event.origin !== location.origin) return;
    if (event.data?.type === 'studio-navigate' && event.source === document.querySelector('iframe.studio')?.contentWindow) {
      Blazor.navigateTo(pages[event.data.page] + encodeURIComponent(event.data.id));
    }
    if (event.data?.type !== 'activity-selected') return;
    for (const [frame, component] of studios) {
      if (frame.contentWindow === event.source) component.invokeMethodAsync('ClickedAsync', event.data.activityId ?? null, event.data.nodeId ?? null);
    }
  });

  return {
    loadDraft: (taskId) => sessionStorage.getItem(key(taskId)),
    saveDraft: (taskId, draft) => sessionStorage.setItem(key(taskId), draft),
    dropDraft: (taskId) => sessionStorage.removeItem(key(taskId)),
    focusWrong: (id) => { document.querySelector(`#${CSS.escape(id)} .wrong :is(input, select, textarea)`)?.focus(); },
    watchStudio: (frame, component) => { studios.set(frame, component); },
    showStep: (frame) => { frame?.contentWindow.postMessage({ type: 'show-step' }, location.origin); },
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
