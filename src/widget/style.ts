/** One sheet, inside the shadow root only. `--c` is the shop's colour, `--on` what can be read on it. */
export const style = `
:host{all:initial}
*{box-sizing:border-box}
.panel{--bg:#fff;--soft:#f4f5f3;--line:#e2e5e0;--text:#1a211d;--mute:#5b655f;position:fixed;right:20px;bottom:20px;z-index:2147483001;width:min(400px,calc(100vw - 40px));height:min(680px,calc(100dvh - 40px));display:flex;flex-direction:column;background:var(--bg);color:var(--text);border-radius:18px;box-shadow:0 18px 60px #0005;overflow:hidden;font:15px/1.55 system-ui,-apple-system,"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;text-align:start}
.panel.left{right:auto;left:20px}.panel.framed{inset:0;width:min(100%,760px);margin-inline:auto;height:100%;border-radius:0;box-shadow:none;animation:none}
.panel[hidden]{display:none}
@media (prefers-color-scheme:dark){.panel{--bg:#171b19;--soft:#232926;--line:#333b37;--text:#edf1ee;--mute:#a3aea8}}
@media (max-width:480px){.panel{inset:0;width:100%;height:100%;border-radius:0;padding-bottom:env(safe-area-inset-bottom)}}
@media (prefers-reduced-motion:no-preference){.panel{animation:in .16s ease-out}@keyframes in{from{opacity:0;transform:translateY(10px)}}}
button,textarea,a{font:inherit;color:inherit}button{cursor:pointer}
:focus-visible{outline:3px solid #c98a00;outline-offset:2px}
header{display:flex;align-items:center;gap:12px;padding:12px 10px 12px 16px;background:var(--c);color:var(--on)}header i{width:40px;height:40px;flex:none;border-radius:12px;background:color-mix(in srgb,var(--on) 16%,var(--c));font:600 19px/40px system-ui,sans-serif;text-align:center}header i:empty{display:none}
header div{flex:1;min-width:0}header strong{display:block;font-size:16px;line-height:1.3;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}header span{font-size:13px;display:block;line-height:1.35}header .there::before{content:'';display:inline-block;width:8px;height:8px;border-radius:50%;background:#5fd38d;margin-inline-end:6px;box-shadow:0 0 0 2px color-mix(in srgb,var(--on) 30%,transparent)}
.ic{all:unset;box-sizing:border-box;width:44px;height:44px;display:grid;place-items:center;border-radius:10px;cursor:pointer;flex:none}.ic:focus-visible{outline:3px solid #c98a00;outline-offset:-3px}
.bar{padding:8px 18px;font-size:13px;background:var(--soft);color:var(--text);border-bottom:1px solid var(--line)}.bar:empty{display:none}
.log{flex:1;overflow-y:auto;overscroll-behavior:contain;padding:16px 16px 8px;display:flex;flex-direction:column;gap:10px}
.day,.sys{align-self:center;text-align:center;font-size:12.5px;color:var(--mute);max-width:88%}
.msg{max-width:86%;display:flex;flex-direction:column;gap:6px;align-self:flex-start}.msg.me{align-self:flex-end;align-items:flex-end}
.who{font-size:12px;color:var(--mute);margin:0}
.b{padding:9px 13px;border-radius:14px;background:var(--soft);white-space:pre-wrap;overflow-wrap:anywhere;border-bottom-left-radius:4px}.me .b{background:var(--c);color:var(--on);border-radius:14px 14px 4px 14px}.b a{text-decoration:underline}
.st{all:unset;font-size:12px;color:var(--mute)}.st.bad{color:#b3261e;cursor:pointer;text-decoration:underline}@media (prefers-color-scheme:dark){.st.bad{color:#ff8a80}}
.card{border:1px solid var(--line);border-radius:14px;padding:12px;width:290px;max-width:100%;font-size:14px;display:flex;flex-direction:column;gap:8px;background:var(--bg)}
.row{display:flex;gap:10px;align-items:center}.row>div{flex:1;min-width:0}.row>small{min-width:0;overflow-wrap:anywhere}.row>b:not(:first-child){margin-inline-start:auto}.row img{width:44px;height:44px;border-radius:8px;object-fit:cover;background:var(--soft);flex:none}.card b{font-weight:600}.card small{color:var(--mute);font-size:12.5px;display:block}.tag{margin-inline-start:auto;font-size:12px;padding:1px 8px;border-radius:9px;background:var(--soft);white-space:nowrap}
.cards{display:contents}
.scans{list-style:none;margin:0;padding:0 0 0 14px;border-inline-start:2px solid var(--line);display:flex;flex-direction:column;gap:6px}.scans li:first-child{font-weight:600}
.picks{display:flex;flex-wrap:wrap;gap:8px}.picks button,.more{border:1px solid var(--line);background:var(--bg);border-radius:20px;padding:8px 14px;min-height:40px;font-size:14px;text-align:start}.picks button:hover{background:var(--soft)}.more{align-self:center}
.link{align-self:flex-start;border:0;background:none;padding:0;color:inherit;text-decoration:underline;font-size:13px;min-height:24px}
.att{max-width:220px;min-width:44px;min-height:44px;object-fit:contain;border-radius:12px;display:block}
.hint{font-size:13px;color:var(--mute);padding:0 18px 6px}.hint:empty{display:none}
.write{display:flex;flex-wrap:wrap;align-items:flex-end;gap:4px;padding:8px;border-top:1px solid var(--line)}.tray{flex-basis:100%;display:flex;gap:8px;overflow-x:auto;list-style:none;margin:0;padding:2px 2px 6px}.tray:empty{display:none}.tray li{position:relative;flex:none;width:72px;height:72px;border:1px solid var(--line);border-radius:10px;overflow:hidden;background:var(--soft);display:grid;place-items:center;font-size:11px;opacity:.6}.tray .done{opacity:1}.tray span{max-width:100%;padding:0 6px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.tray img{position:absolute;z-index:1;inset:0;width:100%;height:100%;object-fit:cover}.tray button{all:unset;position:absolute;z-index:2;top:2px;right:2px;width:24px;height:24px;border-radius:50%;background:#000a;color:#fff;cursor:pointer;display:grid;place-items:center}.tray button:focus-visible{outline:3px solid #f4b740}.tray svg{width:16px}.to{padding:2px 0 0}
textarea{flex:1;min-width:0;resize:none;border:0;background:none;padding:10px;font-size:16px;line-height:1.4;max-height:120px;min-height:44px}textarea:focus-visible{outline:2px solid var(--c);outline-offset:-2px;border-radius:8px}@media (prefers-color-scheme:dark){textarea:focus-visible{outline-color:#9fb8ad}}textarea::placeholder{color:var(--mute)}
.go{background:var(--c);color:var(--on)}
.person{align-self:flex-start;display:flex;align-items:center;gap:6px;border:1px solid var(--line);background:var(--bg);margin:0 12px 8px;border-radius:20px;padding:0 14px 0 10px;min-height:36px;font-size:13.5px}.person:hover{background:var(--soft)}.person[hidden]{display:none}.person svg{width:18px}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
`
