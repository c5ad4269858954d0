// Where a diagram looks, what it calls its outcomes, what it tells of its steps. The designer opens on the middle of a flow, which in a wide one is empty
// canvas, and writes outcomes by their names in the file. It shares its graphs with whoever imports its module, so that is set
// right on the graphs themselves; what is stored stays as it is.
(() => {
  'use strict';

  const margin = 24;
  // Below this the captions of steps can't be read.
  const legible = 0.65;
  const tiny = 0.03;

  const firstOf = (graph, nodes) => {
    const entries = nodes.filter((node) => !graph.getIncomingEdges(node)?.length);
    return (entries.length > 0 ? entries : nodes).reduce((first, node) => (node.position().x < first.position().x ? node : first));
  };

  // What the console around the page asks to see; else a step that failed, else one that waits.
  const wanted = (nodes) => {
    const told = (sign) => nodes.find((node) => node.prop('activityStats')?.[sign]);
    return nodes.find((node) => node.id === window.frameElement?.dataset.step) ?? told('faulted') ?? told('blocked');
  };

  // The part of the canvas that can be seen: it reaches below the pane that holds it.
  const sight = (graph) => {
    const canvas = graph.container.getBoundingClientRect();
    const pane = graph.container.closest('.rz-splitter-pane')?.getBoundingClientRect() ?? canvas;
    return { width: canvas.width, height: Math.min(canvas.bottom, pane.bottom, window.innerHeight) - canvas.top };
  };

  const look = (graph) => {
    const nodes = graph.getNodes();
    const { width, height } = sight(graph);
    if (nodes.length === 0 || width <= 0 || height <= 0) return;
    const content = nodes.map((node) => node.getBBox()).reduce((all, box) => all.union(box));
    const fits = Math.min((width - 2 * margin) / content.width, (height - 2 * margin) / content.height);
    const step = wanted(nodes);
    graph.zoomTo(Math.min(1, Math.max(legible, fits)));
    if (fits >= legible) graph.positionPoint(content.getCenter(), width / 2, height / 2);
    else if (step) graph.positionPoint(step.getBBox().getCenter(), width / 2, height / 2);
    else {
      const first = firstOf(graph, nodes).getBBox();
      graph.positionPoint({ x: first.x, y: first.y + first.height / 2 }, margin, height / 2);
    }
  };

  const guide = (graph) => {
    let isTouched = false;
    let isDue = false;
    const lookAgain = () => {
      if (isTouched || isDue) return;
      isDue = true;
      requestAnimationFrame(() => {
        isDue = false;
        if (!isTouched) look(graph);
      });
    };
    // What the designer calls once a flow is loaded, and from its tool bar.
    graph.centerContent = () => look(graph);
    graph.zoomToFit = () => Object.getPrototypeOf(graph).zoomToFit.call(graph, { padding: margin, minScale: tiny, maxScale: 1 });
    // Panes are laid out and steps measured after that. Whoever touches the canvas in the meantime is left alone.
    for (const change of ['resize', 'node:change:size', 'node:change:activityStats']) graph.on(change, lookAgain);
    for (const touch of ['pointerdown', 'wheel', 'dragenter']) {
      graph.container.addEventListener(touch, () => { isTouched = true; }, { once: true, capture: true, passive: true });
    }
    window.addEventListener('message', (event) => {
      if (event.source === window.parent && event.origin === location.origin && event.data?.type === 'show-step') look(graph);
    });
  };

  const actOf = (activity) => {
    const value = activity.act?.expression?.value;
    return typeof value === 'string' ? value : '';
  };

  const name = (graph, outcomes) => {
    for (const node of graph.getNodes()) {
      const activity = node.getData();
      const known = { ...outcomes.types[activity.type], ...outcomes.acts[actOf(activity)] };
      const ports = graph.container.querySelectorAll(`.x6-node[data-cell-id="${CSS.escape(node.id)}"] > .x6-port-out`);
      for (const port of ports) {
        const outcome = port.querySelector('[port]')?.getAttribute('port');
        const text = port.querySelector('.x6-port-label tspan');
        if (!text) continue;
        const caption = known[outcome] ?? (text.textContent === outcome ? outcomes.any[outcome] : undefined);
        if (caption && text.textContent !== caption) text.textContent = caption;
      }
      callByType(graph, node.id, activity);
    }
  };

  // A step that nobody has named yet is called after its type and a number, "WriteLine1"; Chinese readers get the type's Chinese name.
  const callByType = (graph, id, activity) => {
    const given = /^(\w+?)(\d*)$/.exec(activity.name ?? '');
    if (document.documentElement.lang === 'en' || !given || given[1] !== activity.type?.split('.').at(-1)) return;
    const step = graph.container.querySelector(`.x6-node[data-cell-id="${CSS.escape(id)}"]`);
    const label = step?.querySelector('.activity-label');
    const type = step?.querySelector('.activity-type')?.textContent;
    if (!type || label?.textContent !== activity.name) return;
    [...label.childNodes].find((part) => part.nodeType === Node.TEXT_NODE).data = type + given[2];
  };

  const svg = (name, className) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    element.setAttribute('class', className);
    return element;
  };

  // Under each step of an instance: how often and how long it ran, and since when it waits.
  const annotate = (graph, notes) => {
    for (const [activityId, { done, waits }] of Object.entries(notes)) {
      const step = graph.container.querySelector(`.x6-node[data-cell-id="${CSS.escape(activityId)}"]`);
      const node = step && graph.getCellById(activityId);
      if (!node) continue;
      for (const [line, text] of [done, waits].entries()) {
        const className = line === 0 ? 'step-done' : 'step-waits';
        const note = step.querySelector(`:scope > .${className}`) ?? (text ? step.appendChild(svg('text', className)) : null);
        if (!note) continue;
        note.setAttribute('y', node.size().height + 16 * (line + 1));
        if (note.textContent !== (text ?? '')) note.textContent = text ?? '';
      }
    }
  };

  const { page, id } = document.documentElement.dataset;
  const language = new URLSearchParams(location.search).get('lang');
  const ask = (path) => fetch(path + (language ? `?lang=${encodeURIComponent(language)}` : '')).then((answer) => answer.json());
  const outcomes = ask('/studio/app/outcomes');
  const notesPath = page === 'instance' && `/studio/app/instance/${encodeURIComponent(id)}/notes`;

  // Steps and their ports are drawn again whenever they change; an instance that moves tells its diagram so.
  const label = async (graph) => {
    const known = await outcomes;
    let notes = {};
    let isDue = false;
    const write = () => {
      if (isDue) return;
      isDue = true;
      requestAnimationFrame(() => {
        isDue = false;
        name(graph, known);
        annotate(graph, notes);
      });
    };
    let asked;
    const renew = () => {
      clearTimeout(asked);
      asked = setTimeout(() => ask(notesPath).then((answer) => { notes = answer; write(); }), 300);
    };
    new MutationObserver(write).observe(graph.container, { subtree: true, childList: true });
    write();
    if (!notesPath) return;
    graph.on('node:change:activityStats', renew);
    renew();
  };

  // The designer enters each graph into its table as it makes it; entering is what is listened to.
  import(new URL('_content/Elsa.Studio.Workflows.Designer/designer.entry.js', document.baseURI)).then(({ graphBindings }) => {
    Object.setPrototypeOf(graphBindings, new Proxy({}, {
      set(_, id, binding, bindings) {
        Object.defineProperty(bindings, id, { value: binding, writable: true, enumerable: true, configurable: true });
        guide(binding.graph);
        label(binding.graph);
        return true;
      },
    }));
  });
})();
