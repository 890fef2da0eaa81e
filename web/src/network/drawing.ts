// A network on the page: marks and ties drawn by the graphics card, places found by forces, and what the reader has chosen standing
// out. It draws what it is told and tells what is chosen; it knows no page, no address, no language and no server.
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeLineProgram } from "sigma/rendering";
import { emphasisOf, type Emphasis, NOTHING_CHOSEN } from "./emphasis";
import { type NetworkFilter, type Seen, seenThrough } from "./filter";
import type { NetworkData } from "./graph-data";
import { type Box, Labels, type Marked } from "./labels";
import { firstPositions, type Positions } from "./layout.first";
import { type Settling, settle } from "./layout.forces";
import { type Measure, measured, radii } from "./measure";
import { type Palette, paletteOf } from "./palette";
import { type Look, markLook, tieLook, WEDGES_MAX } from "./look";
import { sceneOf } from "./scene";
import type { Legend, Scene } from "./saving.svg";
import { markProgram } from "./shapes.marks";
import { tieProgram } from "./shapes.ties";
import { bringIntoView, bringNearer, extentOf } from "./view";

export interface DrawingOptions {
  readonly filter?: NetworkFilter;
  readonly measure?: Measure;
  /** Whether the reader wants no motion; what the system says, where nothing is said. */
  readonly isStill?: boolean;
}

export interface DrawingEvents {
  /** An actor was clicked, or the empty ground. */
  choose: string | null;
  /** The pointer came over an actor, or left it. */
  hover: string | null;
  /** The forces have come to rest. */
  settled: undefined;
}

const MARKS_KEPT_CLEAR_MAX = 300;
/** More ties than these would make moving the view jerky without a graphics card. */
const TIES_ON_MOVE_MAX = 20_000;

/** For sigma: what you know, at once. */
const DRAW_NOW = { partialGraph: {}, skipIndexation: true };

const ofSystem = (query: string) => globalThis.matchMedia(query);

export class NetworkDrawing implements Look {
  readonly sigma!: Sigma;
  private readonly graph = new MultiDirectedGraph();
  readonly places: Positions;
  private readonly labels = new Labels(
    () => this.palette,
    () => this.marksAsBoxes(),
    () => this.chosenOnes(),
  );
  private readonly theme = ofSystem("(prefers-color-scheme: dark)");
  private readonly isStill: boolean;
  private readonly listeners = new Map<keyof DrawingEvents, Set<(told: never) => void>>();
  private colours: Palette;
  private measure: Measure;
  private through: Seen;
  private radii: Float32Array;
  private standing: Emphasis = NOTHING_CHOSEN;
  private chosen: readonly [readonly string[], "NEIGHBOURS" | "PATH"] = [[], "PATH"];
  private settling: Settling | null = null;
  private isKilled = false;
  private isRetold = true;
  private recolouring: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly container: HTMLElement,
    readonly data: NetworkData,
    options: DrawingOptions = {},
  ) {
    this.isStill = options.isStill ?? ofSystem("(prefers-reduced-motion: reduce)").matches;
    this.measure = options.measure ?? "DEGREE";
    this.through = seenThrough(data, options.filter ?? {});
    this.radii = this.radiiNow();
    this.colours = paletteOf(container, this.through.tieCount);
    this.places = firstPositions(data);
    this.fillGraph();
    this.sigma = new Sigma(this.graph, container, this.settings());
    this.sigma.on("beforeRender", this.labels.clear);
    this.sigma.on("afterRender", () => void (this.isRetold = true));
    this.sigma.on("clickNode", ({ node }) => this.tell("choose", this.idOf(node)));
    this.sigma.on("clickStage", () => this.tell("choose", null));
    this.sigma.on("enterNode", ({ node }) => this.hovered(node));
    this.sigma.on("leaveNode", () => this.hovered(null));
    this.theme.addEventListener("change", this.recolour);
    // A large network is looked at first, and settles afterwards.
    if (data.ties.length > WEDGES_MAX) void nextFrame().then(() => this.settling ?? this.settle());
    else this.settle();
  }

  get palette(): Palette {
    return this.colours;
  }

  /** What the filter leaves. */
  get seen(): Seen {
    return this.through;
  }

  get emphasis(): Emphasis {
    return this.standing;
  }

  /** Radii, by number. */
  get sizes(): Float32Array {
    return this.radii;
  }

  on<Event extends keyof DrawingEvents>(event: Event, listener: (told: DrawingEvents[Event]) => void): () => void {
    const listeners = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Hides what the filter leaves out. Actors stay where they are, so that the eye finds them again. */
  setFilter(filter: NetworkFilter): Seen {
    const before = this.through;
    this.through = seenThrough(this.data, filter);
    this.radii = this.radiiNow();
    // What stands out is drawn in another way, and that needs all to be told anew.
    if (this.chosen[0].length > 0) this.emphasise(...this.chosen);
    else this.showChanged(before);
    this.recolourLater();
    return this.through;
  }

  setSize(measure: Measure): void {
    this.measure = measure;
    this.radii = this.radiiNow();
    this.retell();
  }

  /** Lets an actor and its neighbours stand out; null: nobody. */
  select(id: string | null): void {
    this.emphasise(id === null ? [] : [id], "NEIGHBOURS");
  }

  /** Lets the actors of a path and the ties between one and the next stand out; none: no path. */
  showPath(ids: readonly string[]): void {
    this.emphasise(ids, "PATH");
  }

  /** Brings actors into the middle, as large as fits; without any: all that is seen. */
  zoomTo(ids: readonly string[] = []): void {
    if (ids.length === 0) return this.fit();
    const actors = this.numbersOf(ids);
    // Sigma knows where things are when it has drawn what it was told last.
    requestAnimationFrame(() => {
      if (!this.isKilled) bringIntoView(this.sigma, this.places, actors, this.isStill);
    });
  }

  /** Makes the picture as large as what is seen: what a filter hides may lie far outside it. */
  private fit(): void {
    const box = extentOf(this.places, [...this.data.actors.keys()].filter(this.isSeen));
    if (box) this.sigma.setCustomBBox(box);
    this.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1 });
    this.retell();
  }

  /** Above 1: nearer. */
  zoomBy(factor: number): void {
    bringNearer(this.sigma, factor, this.isStill);
  }

  /** Moves the view by a share of its width and height, to the right and upwards. */
  panBy(right: number, up: number): void {
    const { x, y, ratio } = this.sigma.getCamera().getState();
    this.sigma.getCamera().setState({ x: x + right * ratio, y: y + up * ratio });
  }

  /** Lets the forces work on what is seen, from where it stands. */
  settle(): void {
    if (this.isKilled) return;
    this.settling?.freeze();
    this.settling = settle(this.data, this.through, this.places, {
      isStill: this.isStill,
      listener: {
        moved: () => this.moved(),
        settled: () => queueMicrotask(() => this.tell("settled", undefined)),
      },
    });
  }

  /** Stops the forces, and those that were still to begin. */
  freeze(): void {
    this.settling ??= { freeze: () => undefined };
    this.settling.freeze();
  }

  /** Reads the colours of the page again. */
  readonly recolour = (): void => {
    this.colours = paletteOf(this.container, this.through.tieCount);
    this.retell();
  };

  kill(): void {
    this.isKilled = true;
    this.listeners.clear();
    this.theme.removeEventListener("change", this.recolour);
    clearTimeout(this.recolouring);
    this.settling?.freeze();
    this.sigma.kill();
  }

  /** What stands where in the picture as it is now, in pixels: for saving. */
  scene(title: string, legend: Legend): Scene {
    this.sigma.refresh(DRAW_NOW);
    return sceneOf(this.sigma, this.data, this.labels.written, this.colours, { title, legend });
  }

  /** The canvases as they are in this moment: they must be copied before the browser shows them. */
  readonly layers = (): HTMLCanvasElement[] => {
    this.sigma.refresh(DRAW_NOW);
    const { edges, nodes, labels, hovers, hoverNodes } = this.sigma.getCanvases();
    return [edges, nodes, labels, hovers, hoverNodes].flatMap((layer) => layer ?? []);
  };

  private settings(): ConstructorParameters<typeof Sigma>[2] {
    const font = getComputedStyle(this.container).fontFamily;
    return {
      nodeProgramClasses: { mark: markProgram(() => this.colours) },
      edgeProgramClasses: { tie: tieProgram(), line: EdgeLineProgram },
      defaultNodeType: "mark",
      defaultEdgeType: "tie",
      nodeReducer: (node) => markLook(this, Number(node)),
      edgeReducer: (edge) => tieLook(this, Number(edge)),
      defaultDrawNodeLabel: this.labels.draw,
      defaultDrawNodeHover: this.labels.drawHovered,
      labelFont: font || "system-ui, sans-serif",
      labelSize: 13,
      // Of a small network every name may stand that finds room; of a large one, those of its largest actors.
      labelDensity: this.data.actors.length > 60 ? 0.5 : 20,
      labelGridCellSize: 150,
      labelRenderedSizeThreshold: this.data.actors.length > 60 ? 6 : 0,
      stagePadding: 40,
      // Marks grow more slowly than the space between them, so that coming nearer parts them.
      zoomToSizeRatioFunction: (ratio) => ratio ** 0.35,
      zIndex: true,
      hideEdgesOnMove: this.data.ties.length > TIES_ON_MOVE_MAX,
      enableCameraRotation: false,
      minCameraRatio: 0.02,
      maxCameraRatio: 3,
      // A page may give the drawing its place only later.
      allowInvalidContainer: true,
    };
  }

  /** Keys are numbers: the drawing's records lie in the data, and need not be copied. */
  private fillGraph(): void {
    this.data.actors.forEach((_, actor) => {
      this.graph.addNode(actor, { x: this.places[2 * actor]!, y: this.places[2 * actor + 1]! });
    });
    this.data.ties.forEach(({ source, target }, tie) => this.graph.addDirectedEdgeWithKey(tie, source, target));
  }

  /** Where a mark stands in the picture. */
  private markAt(actor: number): Marked {
    const at = this.sigma.graphToViewport({ x: this.places[2 * actor]!, y: this.places[2 * actor + 1]! });
    return { ...at, size: this.sigma.scaleSize(this.radii[actor]) };
  }

  /** Of a small network, so that names keep off the marks; among many marks no name would find room. */
  private marksAsBoxes(): Box[] {
    // Sigma draws once while it is being made, when nobody can ask it yet.
    if (!this.sigma || this.through.actorCount > MARKS_KEPT_CLEAR_MAX) return [];
    return [...this.data.actors.keys()].filter(this.isSeen).map((actor) => {
      const { x, y, size } = this.markAt(actor);
      return { left: x - size, right: x + size, top: y - size, bottom: y + size };
    });
  }

  private chosenOnes = () =>
    [...this.standing.chosen].filter(this.isSeen).map((actor) => ({
      ...this.markAt(actor),
      key: String(actor),
      name: this.data.actors[actor]!.name,
    }));

  private isSeen = (actor: number): boolean => this.through.actors[actor] === 1;

  private radiiNow = (): Float32Array => radii(measured(this.data, this.through, this.measure), this.through);

  private emphasise(...chosen: typeof this.chosen): void {
    this.chosen = chosen;
    const [ids, how] = chosen;
    this.standing = emphasisOf(this.data, this.through, this.numbersOf(ids), how, this.radii);
    this.retell();
  }

  /** Tells sigma all again, in the next frame. Until then it knows no places in the graphics card's memory. */
  private retell(): void {
    this.isRetold = false;
    this.sigma.refresh({ schedule: true });
  }

  /** Sizes may have changed for all; of the ties, only what came and went is told to the graphics card. */
  private showChanged(before: Seen): void {
    if (!this.isRetold) return this.retell();
    const { ties } = this.through;
    const edges: string[] = [];
    for (let tie = 0; tie < ties.length; tie++) if (ties[tie] !== before.ties[tie]) edges.push(String(tie));
    this.sigma.refresh({ partialGraph: { nodes: this.graph.nodes(), edges }, skipIndexation: true, schedule: true });
  }

  /** Places are read again; records and colours stay. */
  private async moved(): Promise<void> {
    for (let actor = 0; actor < this.data.actors.length; actor++) {
      const attributes = this.graph.getNodeAttributes(actor);
      attributes.x = this.places[2 * actor]!;
      attributes.y = this.places[2 * actor + 1]!;
    }
    this.sigma.refresh({ partialGraph: {}, skipIndexation: false, schedule: true });
    await nextFrame();
  }

  /** Names, and how faint the ties are, follow when the slider rests. */
  private recolourLater(): void {
    clearTimeout(this.recolouring);
    this.recolouring = setTimeout(this.recolour, 250);
  }

  private hovered(node: string | null): void {
    this.container.style.cursor = node ? "pointer" : "";
    this.tell("hover", node && this.idOf(node));
  }

  private numbersOf = (ids: readonly string[]): number[] => ids.flatMap((id) => this.data.numberOf.get(id) ?? []);

  private idOf = (node: string): string => this.data.actors[Number(node)]!.id;

  private tell<Event extends keyof DrawingEvents>(event: Event, told: DrawingEvents[Event]): void {
    for (const listener of this.listeners.get(event) ?? []) listener(told as never);
  }
}

/** Resolves when what is drawn now has been shown: the frame after the next does not come sooner. */
async function nextFrame(): Promise<void> {
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
}
