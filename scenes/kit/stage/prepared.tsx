import { useThree } from '@react-three/fiber';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Group } from 'three';

/** Shows its children once the graphics card has made their programs: asking before that would hold the page up. */
export function Prepared({ children }: { readonly children: ReactNode }): ReactNode {
  const { gl, scene, camera, invalidate } = useThree();
  const group = useRef<Group>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const own = group.current;
    if (own === null) return undefined;
    let gone = false;
    const show = (): void => {
      if (gone) return;
      setReady(true);
      invalidate();
    };
    // A context that is lost meanwhile makes its programs anew with the next picture.
    gl.compileAsync(own, camera, scene).then(show, show);
    return () => {
      gone = true;
    };
  }, [gl, scene, camera, invalidate]);
  return (
    <group ref={group} visible={ready}>
      {children}
    </group>
  );
}
