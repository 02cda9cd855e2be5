// A point on the map of the city. Comes only when somebody asks for it; what is said comes from the page.
import { Map, Marker, NavigationControl, ScaleControl } from './maplibre/maplibre-gl.mjs';

// Below this, the towns that differ only in their 丁目 are one name.
const wholeTowns = 13.5;

// Below this, a fingertip covers more than a house and its street.
const finger = 15;

export async function draw(field) {
  const [answer] = await Promise.all([fetch(field.getAttribute('outline')), styled('./maplibre/maplibre-gl.css'), styled('./point-map.css')]);
  if (!answer.ok) throw new Error(answer.status);
  const outline = await answer.json();
  const frame = field.querySelector('.point-frame');
  const typed = ['lat', 'lon'].map(name => document.getElementById(field.getAttribute(name)));
  const map = shown(frame, outline, field.dataset, pointIn(typed));
  const pin = new Marker({ element: shape('point-pin'), anchor: 'bottom', draggable: true });
  const says = sentence(field, outline);

  let rough = false;

  function put(place) {
    rough = map.getZoom() < finger;
    // Six places are eleven centimetres.
    typed[0].value = place.lat.toFixed(6);
    typed[1].value = place.lng.toFixed(6);
    for (const input of typed) input.dispatchEvent(new Event('input', { bubbles: true }));
    rough = false;
  }

  // Wherever the two numbers come from: the map, the own position, or fingers that know them.
  function follow() {
    const point = pointIn(typed);
    if (!point) {
      pin.remove();
      return;
    }

    pin.setLngLat(point).addTo(map);
    if (!map.getBounds().contains(point)) map.easeTo({ center: point });
    says(rough ? 'rough' : 'pin', point);
  }

  follow();
  for (const input of typed) input.addEventListener('input', follow);
  map.on('click', event => put(event.lngLat));
  pin.on('dragend', () => put(pin.getLngLat()));
  const canvas = map.getCanvas();
  canvas.setAttribute('role', 'application'); // its arrow keys are not the reader's
  canvas.setAttribute('aria-describedby', field.querySelector('.field-help').id);
  canvas.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    put(map.getCenter());
  });
  map.on('moveend', event => {
    if (event.originalEvent instanceof KeyboardEvent) says('centre', map.getCenter().toArray());
  });
}

function shown(frame, outline, words, point) {
  const [west, south, east, north] = outline.bounds;
  const map = new Map({
    container: frame,
    style: style(outline),
    ...point ? { center: point, zoom: 16 } : { bounds: [[west, south], [east, north]], fitBoundsOptions: { padding: 12 } },
    minZoom: 7,
    maxZoom: outline.tiles ? 19 : 17,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    attributionControl: false,
    locale: { 'Map.Title': words.title, 'NavigationControl.ZoomIn': words.closer, 'NavigationControl.ZoomOut': words.farther },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));
  map.addControl(new ScaleControl());
  // Tiles that don't come leave the outline: nothing else here can fail later.
  map.on('error', () => {});
  map.getContainer().append(shape('point-cross'));
  names(map, outline.towns);
  credit(frame.closest('point-map').querySelector('.point-credit'), outline);
  return map;
}

function style({ boundary, tiles }) {
  const sources = {}, layers = [{ id: 'ground', type: 'background', paint: { 'background-color': '#ffffff' } }];
  if (tiles) {
    sources.tiles = { type: 'raster', tiles: [tiles.url], tileSize: 256, minzoom: 5, maxzoom: 18 };
    layers.push({ id: 'tiles', type: 'raster', source: 'tiles' });
  }

  if (boundary) {
    const world = [[-180, -85], [180, -85], [180, 85], [-180, 85], [-180, -85]];
    sources.outside = { type: 'geojson', data: { type: 'Polygon', coordinates: [world, ...boundary.coordinates.map(polygon => polygon[0])] } };
    sources.city = { type: 'geojson', data: boundary };
    layers.push({ id: 'outside', type: 'fill', source: 'outside', paint: { 'fill-color': '#b3b3b3', 'fill-opacity': tiles ? 0.35 : 0.3 } });
    layers.push({ id: 'edge', type: 'line', source: 'city', paint: { 'line-color': '#0031d8', 'line-width': 2 } });
  }

  return { version: 8, sources, layers };
}

// No letters are drawn by the map itself: they are text of the page, in its own font, as many as there is room for.
function names(map, towns) {
  const layer = shape('point-names');
  map.getCanvasContainer().append(layer);
  const single = towns.map(town => label(layer, town.name, [town.lon, town.lat]));
  const bases = {};
  for (const town of towns) (bases[town.base ?? town.name] ??= []).push(town);
  const whole = Object.entries(bases).sort(([, a], [, b]) => b.length - a.length)
    .map(([name, those]) => label(layer, name, [middle(those, 'lon'), middle(those, 'lat')]));

  // Tiles have the names of a quarter in them; where they come, ours would only lie over them.
  let pictured = false;
  map.on('sourcedata', event => {
    if (pictured || event.sourceId !== 'tiles' || event.tile?.state !== 'loaded') return;
    pictured = true;
    place();
  });

  function place() {
    const [some, none] = map.getZoom() < wholeTowns ? [whole, single] : [single, whole];
    const { clientWidth: width, clientHeight: height } = map.getContainer();
    const taken = [];
    for (const name of none) name.element.hidden = true;
    for (const name of some) {
      const { x, y } = map.project(name.at);
      const free = !(pictured && some === single) && x > 0 && y > 0 && x < width && y < height && !taken.some(t => Math.abs(t.x - x) < t.half + name.half && Math.abs(t.y - y) < 26);
      name.element.hidden = !free;
      if (!free) continue;
      taken.push({ x, y, half: name.half });
      name.element.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
    }
  }

  map.on('move', place);
  map.on('resize', place);
  place();
}

function label(layer, text, at) {
  const element = document.createElement('span');
  element.textContent = text;
  element.hidden = true;
  layer.append(element);
  // A character of a town's name is as wide as high, and half of its name stands on either side.
  return { element, at, half: text.length * 7 + 6 };
}

function middle(those, name) {
  return those.reduce((sum, one) => sum + one[name], 0) / those.length;
}

function sentence(field, { boundary, towns }) {
  const { near, outside } = field.dataset;
  const said = field.querySelector('.point-says');
  return (what, point) => {
    const place = boundary && !lies(point, boundary) ? outside : towns.length > 0 ? near.replace('{town}', nearest(point, towns).name) : '';
    said.textContent = place && field.dataset[what].replace('{place}', place);
  };
}

function nearest([lon, lat], towns) {
  const narrow = Math.cos(lat * Math.PI / 180);
  const far = town => ((town.lon - lon) * narrow) ** 2 + (town.lat - lat) ** 2;
  return towns.reduce((best, town) => far(town) < far(best) ? town : best);
}

// How often a line to the east crosses the rings; holes count as every other ring does.
function lies([lon, lat], { coordinates }) {
  return coordinates.some(polygon => polygon.flatMap(ring => ring.slice(1).map((to, i) => [ring[i], to]))
    .filter(([a, b]) => a[1] > lat !== b[1] > lat && lon < a[0] + (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1])).length % 2 === 1);
}

// What the server would read, full width or not; null for what is no place near Japan.
function pointIn(typed) {
  const [lat, lon] = typed.map(input => input.value.trim() === '' ? NaN : Number(input.value.normalize('NFKC')));
  return lat >= 20 && lat <= 46 && lon >= 122 && lon <= 154 ? [lon, lat] : null;
}

function credit(line, { tiles, credit }) {
  if (tiles) {
    const said = document.createElement(tiles.about ? 'a' : 'span');
    if (tiles.about) said.href = tiles.about;
    if (tiles.about) said.rel = 'noreferrer';
    said.textContent = tiles.credit;
    line.append(said);
  }

  if (credit) line.append(tiles ? '　' : '', credit);
}

function shape(name) {
  const element = document.createElement('div');
  element.className = name;
  element.setAttribute('aria-hidden', 'true'); // what it shows is said in words beneath the map
  return element;
}

function styled(file) {
  const href = new URL(file, import.meta.url).href;
  if (document.querySelector(`link[href="${href}"]`)) return null;
  return new Promise((done, failed) => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'stylesheet', href, onload: done, onerror: failed });
    document.head.append(link);
  });
}
