import { Canvas } from '@react-three/fiber';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { NeutralToneMapping, PCFShadowMap } from 'three';

import { CameraRig } from '../camera/camera-rig.ts';
import { cameraMoveOf, FIELD_OF_VIEW_DEG, type HomeView, NEARER, type ViewBox } from '../camera/view.ts';
import { type Pointed, PointerBridge } from '../pointer/pointer-bridge.tsx';
import { TargetRegistry } from '../pointer/target-registry.ts';
import { Tip } from '../pointer/tip.tsx';
import type { SceneViewProps } from '../scene-view.ts';
import { kitText } from '../strings.ts';
import { AnchorRegistry } from './anchor-registry.ts';
import { measureFrame, settingsOf, unmeasuredOn } from './quality.ts';
import { StageBoundary } from './stage-boundary.tsx';
import { StageContext, type StageServices } from './stage-context.ts';
import { StageEngine } from './stage-engine.tsx';
import { StudioLight } from './studio-light.tsx';
import { useReducedMotion } from './use-reduced-motion.ts';
import { webglKind } from './webgl.ts';
import styles from './stage.module.css';

/** After this the browser is not waited for any longer: a new canvas gets a new context. */
const RESTORE_MS = 3000;

export interface StageProps extends Pick<SceneViewProps, 'language' | 'quality'> {
  /** Constant: a stage begins there and goes back there. */
  readonly home: HomeView;
  /** What the picture shows, for who cannot see it. */
  readonly label: string;
  /** What Enter looks at from near; null where nothing is selected. */
  readonly selectedBox?: ViewBox | null;
  /** A press beside everything, or Escape. */
  readonly onEmpty?: () => void;
  /** DOM over the picture: anchors, messages. */
  readonly overlay?: ReactNode;
  /** What React Three Fiber draws. */
  readonly children: ReactNode;
}

const nothing = (): void => {};

/** The canvas with its camera, light, pointer and keys, and with words for when there is no picture. */
export function Stage(props: StageProps): ReactNode {
  const { language, quality, home, label, selectedBox = null, onEmpty = nothing, overlay, children } = props;
  const [kind] = useState(webglKind);
  const [measured, setMeasured] = useState(() => unmeasuredOn(kind === 'software'));
  const latest = useRef(measured);
  const [lost, setLost] = useState(false);
  const [generation, setGeneration] = useState(0);
  const [canvasKey, setCanvasKey] = useState(0);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const surface = useRef<HTMLDivElement>(null);
  const keysId = useId();
  const reducedMotion = useReducedMotion();
  const settings = settingsOf(quality === 'auto' ? measured.level : quality);
  // Chosen with the canvas: it cannot be changed afterwards.
  const [smooth] = useState(settings.level !== 'low');

  const parts = useMemo(
    () => ({ targets: new TargetRegistry(), anchors: new AnchorRegistry(), camera: new CameraRig(home) }),
    [home],
  );
  const services: StageServices = useMemo(
    () => ({ ...parts, quality: settings, reducedMotion }),
    [parts, settings, reducedMotion],
  );

  const onFrameTime = useCallback((frameMs: number) => {
    const before = latest.current;
    latest.current = measureFrame(before, frameMs);
    if (latest.current.level !== before.level) setMeasured(latest.current);
  }, []);
  const onLost = useCallback(() => setLost(true), []);
  const onRestored = useCallback(() => {
    setLost(false);
    setGeneration((number) => number + 1);
  }, []);
  const anew = useCallback(() => {
    setLost(false);
    setCanvasKey((number) => number + 1);
  }, []);
  useEffect(() => {
    if (!lost) return undefined;
    const timer = setTimeout(anew, RESTORE_MS);
    return () => clearTimeout(timer);
  }, [lost, anew]);

  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys of what stands over the picture are its own.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = cameraMoveOf(event.key, event.shiftKey);
    if (move !== undefined) parts.camera.move(move);
    else if (event.key === 'Enter' && selectedBox !== null) parts.camera.lookAt(selectedBox);
    else if (event.key === 'Escape') onEmpty();
    else return;
    event.preventDefault();
  };

  if (kind === 'none') {
    return (
      <div className={styles['stage']} data-theme="dark">
        <div className={styles['message']} role="status">
          <p>{kitText(language, 'noWebgl')}</p>
        </div>
      </div>
    );
  }
  const failed = (again: () => void): ReactNode => (
    <div className={styles['message']} role="alert">
      <p>{kitText(language, 'failed')}</p>
      <button type="button" className={styles['button']} onClick={again}>
        {kitText(language, 'retry')}
      </button>
    </div>
  );
  const tool = (text: 'home' | 'zoomIn' | 'zoomOut', sign: string, onClick: () => void): ReactNode => (
    <button
      type="button"
      className={styles['viewButton']}
      aria-label={kitText(language, text)}
      title={kitText(language, text)}
      onClick={onClick}
    >
      {sign}
    </button>
  );
  return (
    <StageContext value={services}>
      <div
        ref={surface}
        className={styles['stage']}
        data-theme="dark"
        data-quality={settings.level}
        data-context={lost ? 'lost' : 'there'}
        data-comes={kitText(language, 'comes')}
        role="group"
        aria-label={label}
        aria-describedby={keysId}
        // The picture itself takes the keys that move the camera.
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <span id={keysId} className={styles['visuallyHidden']}>
          {kitText(language, 'keys')}
        </span>
        <StageBoundary key={canvasKey} fallback={failed}>
          <Canvas
            frameloop="demand"
            dpr={[1, settings.dprMost]}
            shadows={{ type: PCFShadowMap }}
            gl={{ antialias: smooth, powerPreference: 'high-performance', toneMapping: NeutralToneMapping }}
            camera={{ fov: FIELD_OF_VIEW_DEG, near: home.nearest / 8, far: home.nearest * 100, position: [0, 0, 1] }}
            onContextMenu={(event) => event.preventDefault()}
          >
            <StageContext value={services}>
              <StageEngine onFrameTime={onFrameTime} onLost={onLost} onRestored={onRestored} />
              <PointerBridge surface={surface} onPoint={setPointed} onEmpty={onEmpty} />
              <StudioLight box={home.box} generation={generation} />
              {children}
            </StageContext>
          </Canvas>
        </StageBoundary>
        <div className={styles['overlay']}>
          {overlay}
          <Tip pointed={pointed} />
        </div>
        <div className={styles['viewTools']}>
          {tool('zoomOut', '−', () => parts.camera.move({ kind: 'near', factor: 1 / NEARER }))}
          {tool('zoomIn', '+', () => parts.camera.move({ kind: 'near', factor: NEARER }))}
          {tool('home', '⌂', () => parts.camera.move({ kind: 'home' }))}
        </div>
        {lost && (
          <div className={styles['message']} role="status">
            <p>{kitText(language, 'contextLost')}</p>
            <button type="button" className={styles['button']} onClick={anew}>
              {kitText(language, 'retry')}
            </button>
          </div>
        )}
      </div>
    </StageContext>
  );
}
