// Puts the parts together.
import { Acts } from './acts.js';
import { getJson, whenTokenWanted } from './api.js';
import { learnCaption } from './captions.js';
import { byId, h } from './dom.js';
import { Drawer } from './drawer.js';
import { Facets } from './facets.js';
import { FacetsView } from './facets-view.js';
import { Finder } from './finder.js';
import { Form } from './form.js';
import { Found } from './found.js';
import { token } from './kept.js';
import { Letters } from './letters.js';
import { Options } from './options.js';
import { problemOf, problemView } from './problem.js';
import { listen } from './stream.js';
import { Strip } from './strip.js';
import { themeButton } from './theme.js';
import { TokenDialog } from './token.js';
import { speak, switchLanguage, t, whenSpoken } from './words.js';

const question = { text: '', picture: null, like: null, mix: 50, target: 'images', method: 'dense', auto: false, filter: null, offset: 0 };
const facets = new Facets();
const finder = new Finder();
const letters = new Letters();
const dialog = new TokenDialog(byId('token'));

const drawer = new Drawer(byId('drawer'), (id) => form.like(id), (id) => letters.of(id));
const found = new Found((id) => drawer.open(id), (attributes) => facets.passes(attributes));
const filters = new FacetsView(byId('facets'), facets, () => { question.filter = facets.filter(); find(); });
const options = new Options(byId('options'), question, () => find());
const form = new Form(question, () => { options.draw(); find(); }, complain);
const strip = new Strip(byId('strip'));
const drawTheme = themeButton(byId('theme'));

let about = {};
let acts = null;

async function find(offset = 0) {
  question.offset = offset;
  complain(null);
  found.asking();
  try {
    if (await finder.find(question)) {
      finder.answer?.hits.forEach((hit) => learnCaption(hit.item_id, hit.caption));
      found.show(finder.answer);
      filters.see((finder.answer?.hits ?? []).map((hit) => hit.attributes));
    }
  } catch (e) {
    complain(problemOf(e));
    found.draw();
  }
}

function complain(problem) {
  byId('trouble').replaceChildren(...(problem ? [problemView(problem)] : []));
}

function arrived(arrival) {
  learnCaption(arrival.item_id, arrival.caption);
  found.arrive(arrival);
  filters.see([arrival.attributes]);
  drawer.heard(arrival.item_id);
}

function line(isThere) {
  byId('line').hidden = false;
  byId('line').dataset.there = String(isThere);
  byId('line').textContent = t(isThere ? 'line.live' : 'line.away');
}

function drawAbout() {
  const { label } = about.model ?? {};
  byId('model').replaceChildren(
    ...(label ? [h('span', {}, t('model', { label }))] : []),
    ...(about.demo ? [h('em', {}, t('model.demo'))] : []),
  );
  byId('acts').hidden = !acts;
  byId('acts').replaceChildren(...(acts ? [h('h2', { id: 'acts-title' }, t('acts.title')), h('p', { class: 'hint' }, t('acts.hint')), acts.element] : []));
  byId('key').hidden &&= token() === null;
}

async function start() {
  try {
    about = await getJson('/v1/about');
  } catch (e) {
    complain(problemOf(e));
    return;
  }
  acts = about.acts?.length ? new Acts(about.acts, null, (id) => drawer.open(id)) : null;
  [found, drawer, strip, form, options].forEach((part) => part.know(about));
  drawAbout();
  if (about.live) {
    listen({ counters: (counters) => strip.count(counters), arrival: arrived, dead_letter: (letter) => letters.hear(letter) }, line);
  }
}

whenTokenWanted(() => {
  byId('key').hidden = false;
  return dialog.ask(token() !== null);
});
byId('language').addEventListener('click', switchLanguage);
byId('key').addEventListener('click', async () => { if (await dialog.ask(false)) { location.reload(); } });
byId('more').addEventListener('click', () => find(finder.answer.hits.length));
whenSpoken(() => {
  speak();
  drawTheme();
  drawAbout();
  [form, options, filters].forEach((part) => part.draw());
  [found, strip, drawer].forEach((part) => part.redraw());
  acts?.draw();
  if (!byId('line').hidden) {
    line(byId('line').dataset.there === 'true');
  }
});
start();
