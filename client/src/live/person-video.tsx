import { useEffect, useRef, type ReactNode } from 'react';
import { useMediaLink } from './media-link.tsx';

export interface PersonVideoProps {
  /** Of one admission to the media room. */
  readonly identity: string;
  readonly source: 'camera' | 'screen';
  readonly label: string;
}

/** A picture that comes over the media server, or one's own. */
export function PersonVideo({ identity, source, label }: PersonVideoProps): ReactNode {
  const media = useMediaLink();
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = element.current;
    return video === null ? undefined : media.show(identity, source, video);
  }, [media, identity, source]);
  return <video ref={element} muted playsInline aria-label={label} />;
}
