export const storefrontStyle = `:root{color-scheme:light;--ink:#1f2722;--soft:#59635d;--line:#e4e2dc;--paper:#faf9f6}
*{box-sizing:border-box}body{margin:0;font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--ink);background:var(--paper)}
header{display:flex;gap:16px;align-items:center;justify-content:space-between;padding:18px clamp(16px,5vw,64px);background:#fff;border-bottom:1px solid var(--line);flex-wrap:wrap}
.name{font-size:22px;font-weight:700;letter-spacing:.02em;color:inherit;text-decoration:none}
header form{display:flex;gap:8px;align-items:center;font-size:14px;color:var(--soft)}select,button{font:inherit;min-height:36px;padding:4px 10px;border:1px solid #c9c6bd;border-radius:8px;background:#fff;color:var(--ink)}
.hint{margin:0;padding:10px clamp(16px,5vw,64px);font-size:14px;color:var(--soft);background:#f2f0ea}
footer{border-top:1px solid var(--line);padding:20px clamp(16px,5vw,64px) 96px}footer nav{display:flex;flex-wrap:wrap;gap:8px 28px;align-items:center}footer form{margin:0}footer a{min-height:36px;display:inline-flex;align-items:center}footer button{border:0;background:none;padding:0;color:#0f5c50;text-decoration:underline;cursor:pointer}
main{padding:24px clamp(16px,5vw,64px) 64px;max-width:1280px;margin:0 auto}h1{font-size:26px;line-height:1.3;margin:0 0 16px}h2{font-size:16px;margin:24px 0 8px}
.goods{list-style:none;margin:0;padding:0;display:grid;gap:20px;grid-template-columns:repeat(auto-fill,minmax(min(100%,180px),1fr))}
.goods a{display:flex;flex-direction:column;gap:6px;color:inherit;text-decoration:none}.goods img,article img{width:100%;height:auto;border-radius:16px;background:#eee}.goods strong{font-weight:600;line-height:1.4}.goods span,.price{color:var(--soft)}
a{color:#0f5c50}article{display:grid;gap:32px;grid-template-columns:repeat(auto-fit,minmax(min(100%,300px),1fr))}article img{max-width:480px}.price{font-size:22px;margin:0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:16px 0}dt{color:var(--soft)}dd{margin:0}table{border-collapse:collapse;width:100%}td{padding:8px 0;border-bottom:1px solid var(--line)}td:last-child{text-align:right}
`
