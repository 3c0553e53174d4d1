/** The settings that a figure has now, or some of them to change. */
export interface Settings {
  // SETTINGS
}

/** The numbers of one fleet over the whole time shown. */
export interface PolicyReport {
  /** Workers paid for, times hours. */
  workerHours: number;
  /** Worker-hours above the load. */
  idleWorkerHours: number;
  /** Worker-hours missing below the load. */
  shortWorkerHours: number;
  /** The idle worker-hours as a fraction of those paid for, 0 to 1. */
  idleShare: number;
  /** The fraction of the time with fewer workers than the load needs, 0 to 1. */
  shortTimeShare: number;
  /** The largest consumer lag, in records. */
  maxLag: number;
  /** How often the job was restarted on other TaskManagers. */
  rescales: number;
  /** The most workers at any time. */
  maxWorkers: number;
  /** The workers on average over time. */
  meanWorkers: number;
  /** The fraction of the time in which the job was down, 0 to 1. */
  downTimeShare: number;
  /** Records processed a second time, as a fraction of those that arrived. */
  reprocessedShare: number;
}

/** The numbers of every fleet. */
export interface Report {
  static: PolicyReport;
  /** The fleet that an operator rescales by hand. */
  manual: PolicyReport;
  reactive: PolicyReport;
}

/** What comes with `input` and `change`. */
export interface ChangeDetail {
  settings: Settings;
  report: Report;
}

/** What comes with `error`: a refused value, or why the figure cannot run. */
export interface ErrorDetail {
  /** The setting; empty when it is about the figure itself. */
  field: string;
  /** The refused value, cut when long. */
  value: string;
  message: string;
}

export interface ReactiveAllocationEventMap {
  /** While the reader drags. */
  input: CustomEvent<ChangeDetail>;
  /** When a change of the reader's is done. */
  change: CustomEvent<ChangeDetail>;
  /** A refused value, or a figure that cannot run. */
  error: CustomEvent<ErrorDetail>;
}

/** `<reactive-allocation>`: every setting is also an attribute, in kebab-case. */
export interface ReactiveAllocation extends HTMLElement {
  /** Every setting; none yet while the figure does not run. Takes any subset. */
  get settings(): Partial<Settings>;
  set settings(settings: Partial<Settings>);
  /** The numbers of each fleet, once the figure runs. */
  readonly report: Report | undefined;
  /**
   * Returns the text of `static.idle-share` or of a setting (`static-workers`), as
   * the figure formats it in its language; `undefined` for an unknown name, and
   * while the figure does not run.
   */
  valueText(of: string): string | undefined;
  /** Resolves when the figure runs, rejects when it cannot. */
  readonly ready: Promise<ReactiveAllocation>;
  /**
   * Resolves when everything has come, not only what the first frame needs. At
   * `level="basic"` that is when a reader comes to it.
   */
  readonly complete: Promise<void>;
  /** Runs the figure now, wherever it is on the page. */
  start(): Promise<void>;
  /** Back to what the attributes say. */
  reset(): void;
  /**
   * The address of the iframe page with these settings. A bundler moves the
   * loader away from its page: there, say where `embed.html` is.
   */
  toURL(page?: string): string;
  /** The figure as a picture, `width` CSS pixels wide (240 to 4096). */
  toSVG(width?: number): Promise<string>;
  /** A policy's run as CSV, a row every 60 or so many seconds. */
  toCSV(policy?: "static" | "manual" | "reactive", stepSeconds?: number): Promise<string>;

  addEventListener<K extends keyof ReactiveAllocationEventMap>(
    type: K,
    listener: (this: ReactiveAllocation, event: ReactiveAllocationEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof ReactiveAllocationEventMap>(
    type: K,
    listener: (this: ReactiveAllocation, event: ReactiveAllocationEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** `<reactive-value for of>`: a number of a figure, in the prose. */
export interface ReactiveValue extends HTMLElement {}

/** The attributes of `<reactive-allocation>` as they are written. */
export interface ReactiveAllocationAttributes {
  // ATTRIBUTES
  /** How much there is to touch. @default "more" */
  level?: "basic" | "more" | "lab";
  /** One to three of `static`, `manual`, `reactive`. @default "static reactive" */
  charts?: string;
  /** The settings that have a slider in sight, at most four. */
  controls?: string;
  /** What is open from the beginning: `hood`, `settings`, `hand`. */
  open?: string;
  /** `eager` starts the figure at once and not when it comes near. */
  loading?: "eager" | "lazy";
  /** Where the wasm is, if not beside the script; its hash is not checked then. */
  "wasm-url"?: string;
}

/** The attributes of `<reactive-value>`. */
export interface ReactiveValueAttributes {
  /** The `id` of the figure. */
  for: string;
  /** `static.worker-hours`, `reactive.idle-share`, or a setting: `static-workers`. */
  of: string;
  /** The reader may change it; for settings that are numbers. */
  editable?: boolean | "";
}

declare global {
  interface HTMLElementTagNameMap {
    "reactive-allocation": ReactiveAllocation;
    "reactive-value": ReactiveValue;
  }
}
