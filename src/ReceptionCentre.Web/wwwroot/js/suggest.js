// Combobox for code lists (WAI-ARIA combobox with list autocomplete). Without this script the field is a text field
// with a <datalist>, and the server finds the code by the text.
//
// <div class="rc-suggest" data-suggest="address?list=countries" data-none="words" data-count="words with {n}">
//   <input type="text" id name list>  <input type="hidden" name="...Code">  <datalist>
// The address gets "q" and answers with <li role="option" data-code data-text> elements.

let number = 0;

class Suggest {
  constructor(box) {
    this.box = box;
    this.field = box.querySelector('input:not([type=hidden])');
    this.code = box.querySelector('input[type=hidden]');
    this.active = -1;
    this.asked = '';
    const id = `suggest-${++number}`;

    this.list = Object.assign(document.createElement('ul'), { id, className: 'rc-suggest__list', hidden: true });
    this.list.setAttribute('role', 'listbox');
    const label = this.field.labels[0];
    if (label) {
      label.id ||= `${id}-label`;
      this.list.setAttribute('aria-labelledby', label.id);
    }
    this.status = Object.assign(document.createElement('p'), { className: 'rc-hidden' });
    this.status.setAttribute('role', 'status');
    box.append(this.list, this.status);

    this.field.removeAttribute('list');
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': id,
      'aria-expanded': 'false',
      autocomplete: 'off',
    })) {
      this.field.setAttribute(name, value);
    }

    this.field.addEventListener('input', () => {
      this.code.value = '';
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), 120);
    });
    this.field.addEventListener('keydown', (event) => this.key(event));
    this.field.addEventListener('blur', () => this.close());
    this.list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]');
      if (option) this.choose(option);
    });
  }

  get options() {
    return [...this.list.querySelectorAll('[role=option]')];
  }

  async ask(open = false) {
    const query = this.field.value.trim();
    if (!query && !open) return this.close();
    this.asked = query;
    const address = new URL(this.box.dataset.suggest, document.baseURI);
    address.searchParams.set('q', query);
    let html;
    try {
      const answer = await fetch(address, { headers: { 'X-Requested-With': 'fetch' }, credentials: 'same-origin' });
      if (!answer.ok) return this.close();
      html = await answer.text();
    } catch {
      return this.close();
    }
    if (this.asked !== this.field.value.trim() || document.activeElement !== this.field) return;

    this.list.innerHTML = html;
    this.options.forEach((option, index) => {
      option.id = `${this.list.id}-${index}`;
      option.setAttribute('aria-selected', 'false');
    });
    const found = this.options.length;
    if (found) {
      this.options[0].insertAdjacentHTML('beforeend', ' <kbd class="rc-key" aria-hidden="true">Tab</kbd>');
      this.status.textContent = (this.box.dataset.count ?? '{n}').replace('{n}', String(found));
      this.show(true);
    } else {
      this.status.textContent = this.box.dataset.none ?? '';
      this.close();
    }
    this.mark(-1);
  }

  key(event) {
    const open = !this.list.hidden;
    const last = this.options.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return void this.ask(true);
      if (event.key === 'ArrowDown') this.mark(this.active >= last ? 0 : this.active + 1);
      else this.mark(this.active <= 0 ? last : this.active - 1);
    } else if (event.key === 'Enter' && open && this.active >= 0) {
      event.preventDefault();
      this.choose(this.options[this.active]);
    } else if (event.key === 'Tab' && !event.shiftKey && open) {
      // On to the next field, with the one that is marked or else the first, as the list says.
      this.choose(this.options[Math.max(this.active, 0)]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      this.close();
    }
  }

  mark(index) {
    this.active = index;
    this.options.forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
    const option = this.options[index];
    if (option) {
      this.field.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else {
      this.field.removeAttribute('aria-activedescendant');
    }
  }

  choose(option) {
    this.field.value = option.dataset.text ?? option.textContent.trim();
    this.code.value = option.dataset.code;
    this.close();
    this.field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  show(open) {
    this.list.hidden = !open;
    this.field.setAttribute('aria-expanded', String(open));
  }

  close() {
    clearTimeout(this.timer);
    this.show(false);
    this.field.removeAttribute('aria-activedescendant');
    this.active = -1;
  }
}

const enhance = (root) => {
  for (const box of root.querySelectorAll('[data-suggest]:not([data-ready])')) {
    box.dataset.ready = '';
    new Suggest(box);
  }
};

enhance(document);
document.addEventListener('htmx:load', (event) => enhance(event.target));
