/**
 * A shell that ends the server with the platform, also where the platform is killed and can end nothing: the pipe at the shell's input
 * closes then. Its arguments are the server's command line.
 *
 * livekit-server waits at the first SIGTERM until its rooms are empty, and ends at the second.
 */
export const GUARD_SCRIPT = `
"$@" </dev/null 3>&- &
server=$!
echo "$server" >&3
exec 3>&- 4<&0
end() {
  kill -TERM "$server"; sleep 1
  kill -TERM "$server"; sleep 4
  kill -KILL "$server"
}
{ while read -r _ <&4; do :; done; end; } 2>/dev/null &
watcher=$!
trap : TERM INT HUP
code=1
while kill -0 "$server" 2>/dev/null; do wait "$server"; code=$?; done
kill "$watcher" 2>/dev/null
exit "$code"
`;

/** Which of the child's streams tells the server's process id. */
export const GUARD_PID_STREAM = 3;
