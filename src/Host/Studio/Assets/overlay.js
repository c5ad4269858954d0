// Puts the designer's own captions, which it ships in English only, into Chinese. It looks at texts, placeholders, titles and
// labels as they appear and replaces those that the table knows in whole; what people typed is left alone.
(() => {
  'use strict';

  const skipped = 'script, style, textarea, pre, code, .monaco-editor, [contenteditable="true"]';
  const attributes = ['placeholder', 'title', 'aria-label', 'label', 'data-label'];
  const exact = new Map();
  const patterns = [];

  const normalize = (text) => text.replace(/\s+/g, ' ').trim();

  const learn = (table) => {
    for (const [english, chinese] of Object.entries(table)) {
      if (!english.includes('{0}')) {
        exact.set(english.toLowerCase(), chinese);
        continue;
      }
      const source = english.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d\}/g, '(.+?)');
      patterns.push([new RegExp(`^${source}$`, 'i'), chinese]);
    }
  };

  const lookUp = (text) => {
    const known = exact.get(text.toLowerCase());
    if (known !== undefined) return known;
    for (const [pattern, chinese] of patterns) {
      const match = pattern.exec(text);
      if (match) return chinese.replace(/\{(\d)\}/g, (_, n) => lookUp(match[Number(n) + 1]) ?? match[Number(n) + 1]);
    }
    return undefined;
  };

  // "Name:" and "Name *" are "Name" with a sign after it.
  const translate = (raw) => {
    const text = normalize(raw);
    if (text === '' || !/[A-Za-z]/.test(text)) return undefined;
    const direct = lookUp(text);
    if (direct !== undefined) return direct;
    const marked = /^(.*?)\s*(:|\*|\.{3}|…)$/.exec(text);
    const stem = marked && lookUp(marked[1]);
    return stem === undefined || stem === null ? undefined : stem + (marked[2] === ':' ? '：' : marked[2] === '*' ? ' *' : '……');
  };

  // Two tabs call inputs by their names in the file: one in a label, one, of what a step was given, in the first cell of a row below the diagram.
  // What they are called stands in the descriptors that the designer fetches.
  const naming = 'label, legend, .rz-splitter-vertical td:first-child, .rz-splitter-vertical td:first-child *';
  const inputs = new Map();
  const learnInputs = ({ items }) => {
    for (const { name, displayName } of items.flatMap((item) => [...item.inputs, ...item.outputs])) inputs.set(name, displayName);
  };

  // What authors called their flows, steps and variables is theirs, though a caption may read the same: where names are shown, they stay as written.
  const named = '.x6-node, td, .mud-breadcrumbs, .mud-timeline-item, .rz-splitter-vertical .mud-text, h1, h2, h3, h4, h5, h6';
  const authored = new Set();
  const flows = new Set();
  const authors = new Set(['id', 'name', 'displayText', 'displayName', 'definitionId', 'activityId', 'activityName', 'correlationId', 'value']);
  // What a step of an unknown type is called is the format's word, not an author's.
  const isGiven = (text) => text.startsWith('Not Found: ');
  const learnNames = (answer) => {
    if (answer?.definitionId && answer.name) flows.add(normalize(answer.name));
    for (const [key, value] of Object.entries(answer ?? {})) {
      if (typeof value === 'object') learnNames(value);
      else if (typeof value === 'string' && authors.has(key) && !isGiven(value)) authored.add(normalize(value));
    }
  };

  // A flow's name is also what the tab of its diagram is called.
  const isName = (text, place) => (authored.has(text) && place.closest(named)) || (flows.has(text) && place.closest('.mud-tab'));

  const lessons = [[/\/descriptors\/activities$/, learnInputs], [/\/(workflow-definitions|workflow-instances|activity-executions)(\/|$)/, learnNames]];
  const fetchAsUsual = window.fetch;
  window.fetch = async (...request) => {
    const response = await fetchAsUsual(...request);
    const lesson = lessons.find(([path]) => path.test(new URL(response.url).pathname))?.[1];
    // Learnt before the designer can show what it says.
    if (lesson && response.ok && response.headers.get('content-type')?.includes('json')) lesson(await response.clone().json());
    return response;
  };

  const translateText = (node) => {
    const place = node.parentElement;
    if (!place || place.closest(skipped)) return;
    const text = normalize(node.data);
    if (isName(text, place)) return;
    const chinese = translate(text) ?? (place.matches(naming) ? inputs.get(text) : undefined);
    if (chinese !== undefined && chinese !== node.data) node.data = chinese;
  };

  const translateAttribute = (element, name) => {
    const value = element.getAttribute(name);
    if (value === null || element.closest('.monaco-editor')) return;
    const chinese = translate(value);
    if (chinese !== undefined && chinese !== value) element.setAttribute(name, chinese);
  };

  const translateTree = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest(skipped)) {
      if (root.nodeType === Node.ELEMENT_NODE) for (const name of attributes) translateAttribute(root, name);
      return undefined;
    }
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) translateText(texts.currentNode);
    for (const name of attributes) {
      translateAttribute(root, name);
      for (const element of root.querySelectorAll(`[${name}]`)) translateAttribute(element, name);
    }
    return undefined;
  };

  const watch = () => {
    translateTree(document.body);
    new MutationObserver((changes) => {
      for (const change of changes) {
        if (change.type === 'characterData') translateText(change.target);
        else if (change.type === 'attributes') translateAttribute(change.target, change.attributeName);
        else change.addedNodes.forEach(translateTree);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes });
  };

  fetch(document.currentScript.dataset.table)
    .then((answer) => answer.json())
    .then((table) => { learn(table); watch(); });
})();
