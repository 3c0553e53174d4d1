// Declares the tags in JSX for React 19: `import type {} from "reactive-allocation/react";`
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type {
  ChangeDetail,
  ErrorDetail,
  ReactiveAllocation,
  ReactiveAllocationAttributes,
  ReactiveValue,
  ReactiveValueAttributes,
  Settings,
} from "./reactive-allocation.js";

type Html<E> = DetailedHTMLProps<Omit<HTMLAttributes<E>, "onInput" | "onChange" | "onError">, E>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "reactive-allocation": Html<ReactiveAllocation> &
        ReactiveAllocationAttributes & {
          settings?: Partial<Settings>;
          oninput?: (event: CustomEvent<ChangeDetail>) => void;
          onchange?: (event: CustomEvent<ChangeDetail>) => void;
          onerror?: (event: CustomEvent<ErrorDetail>) => void;
        };
      "reactive-value": Html<ReactiveValue> & ReactiveValueAttributes;
    }
  }
}
