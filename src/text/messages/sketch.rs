//! Drawing the load, and guessing the workers of a fleet.

use super::{CloseUpText, messages};

messages! {
    /// Drawing the load, and guessing the workers of a fleet.
    pub(in crate::text) Sketch after CloseUpText {
        Pencil: "Draw your own load" | "Eigene Last zeichnen" | "手绘负载";
        PencilHint: "Draw the load over the chart. Esc ends it."
            | "Zeichnen Sie die Last über das Diagramm. Esc beendet es."
            | "在图上画出负载，按 Esc 结束。";
        DrawLabel: "Load to draw. Left and right: time. Up and down: load. With Shift, left and right draw on."
            | "Last zeichnen. Links und rechts: Zeit. Auf und ab: Last. Mit Umschalt zeichnen links und rechts weiter."
            | "手绘负载。左右键：时间；上下键：负载；按住 Shift 时左右键继续画。";
        /// `{0}`: a time, `{1}`: a load.
        TimeAndLoad: "{0}, {1}" | "{0}, {1}" | "{0}，{1}";

        // Guessing a fleet.
        HelpReactive: "With mouse or finger from left to right; with keys, Tab and the arrows."
            | "Mit Maus oder Finger von links nach rechts; mit Tab und den Pfeiltasten."
            | "用鼠标或手指从左到右画；键盘：先按 Tab，再用方向键。";
        HelpStatic: "With mouse or finger; with keys, Tab and the arrows."
            | "Mit Maus oder Finger; mit Tab und den Pfeiltasten."
            | "用鼠标或手指；键盘：先按 Tab，再用方向键。";
        Reveal: "Reveal" | "Aufdecken" | "揭晓";
        Skip: "Skip" | "Überspringen" | "跳过";
        GuessAgain: "Guess again" | "Nochmals schätzen" | "再猜一次";
        YourGuess: "your guess" | "Ihre Schätzung" | "你的猜测";
        /// `{0}`, `{1}`: times, `{2}`: workers.
        GuessValue: "{0} to {1}: {2}" | "{0} bis {1}: {2}" | "{0} 至 {1}：{2}";
        GuessOpen: "{0} to {1}: no guess yet" | "{0} bis {1}: noch keine Schätzung" | "{0} 至 {1}：尚未猜测";
        // `{0}`: worker-hours, `{1}`: how often it is short, `{2}`: a delay; `{3}`, `{4}`,
        // `{5}`: those of the fleet.
        /// `{6}`: a share of `{7}`.
        ResultReactive: "Your guess: |{0} worker-hours|, {1}, {2}. The fleet: |{3}|, {4}, {5}. Within one worker of it for |{6} of {7}|."
            | "Ihre Schätzung: |{0} Worker-Stunden|, {1}, {2}. Die Flotte: |{3}|, {4}, {5}. Höchstens einen Worker daneben: |{6} {7}|."
            | "你的猜测：|{0} worker 小时|，{1}，{2}。集群：|{3}|，{4}，{5}。{7}中有 |{6}| 的时间相差不超过一个 worker。";
        // `{0}`: workers, `{1}`: worker-hours, `{2}`: a share of them, `{3}`: how often
        // it is short, `{4}`: a delay.
        /// `{5}` to `{9}`: those of the fleet.
        ResultStatic: "Your guess, {0}: |{1} worker-hours, {2} idle|, {3}, {4}. The fleet, {5}: |{6}, {7} idle|, {8}, {9}."
            | "Ihre Schätzung, {0}: |{1} Worker-Stunden, {2} ungenutzt|, {3}, {4}. Die Flotte, {5}: |{6}, {7} ungenutzt|, {8}, {9}."
            | "你的猜测，{0}：|{1} worker 小时，{2} 闲置|，{3}，{4}。集群，{5}：|{6}，{7} 闲置|，{8}，{9}。";
    }
}
