import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([LineChart, BarChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer])

export interface Point {
  name: string
  value: number | null
  text: string
}

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

/** One figure over days as a line, over people, channels or shops as bars. What it shows stands in the table below too; colours are the theme's. */
export function Chart({
  label,
  points,
  line,
  axisText,
}: {
  label: string
  points: readonly Point[]
  line: boolean
  axisText(value: number): string
}) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  useEffect(() => {
    const made = init(box.current)
    chart.current = made
    const sized = new ResizeObserver(() => made.resize())
    sized.observe(box.current!)
    return () => {
      sized.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => {
    const draw = () => chart.current?.setOption(optionOf({ points, line, axisText }), true)
    draw()
    // The colours follow the theme, which stands on the root element or with the system.
    const themed = new MutationObserver(draw)
    themed.observe(document.documentElement, { attributes: true })
    return () => themed.disconnect()
  }, [points, line, axisText])
  return <div ref={box} role="img" aria-label={label} className="h-64 w-full" />
}

const optionOf = ({ points, line, axisText }: { points: readonly Point[]; line: boolean; axisText(value: number): string }) => ({
  animation: false,
  grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
  // Drawn on the canvas: a tooltip of the page would bring inline styles, which the policy forbids.
  tooltip: {
    trigger: 'axis' as const,
    renderMode: 'richText' as const,
    backgroundColor: colour('raised'),
    borderColor: colour('line'),
    textStyle: { color: colour('text') },
    formatter: (given: unknown) => {
      const point = points[(given as { dataIndex: number }[])[0]?.dataIndex ?? -1]
      return point ? `${point.name}\n${point.text}` : ''
    },
  },
  xAxis: {
    type: 'category' as const,
    data: points.map(({ name }) => name),
    axisLine: { lineStyle: { color: colour('line') } },
    axisLabel: { color: colour('muted'), hideOverlap: true },
    axisTick: { show: false },
  },
  yAxis: {
    type: 'value' as const,
    splitLine: { lineStyle: { color: colour('line') } },
    axisLabel: { color: colour('muted'), formatter: axisText },
  },
  series: [
    {
      type: line ? ('line' as const) : ('bar' as const),
      data: points.map(({ value }) => value),
      itemStyle: { color: colour('accent'), borderRadius: line ? 0 : [4, 4, 0, 0] },
      lineStyle: { color: colour('accent'), width: 2 },
      symbolSize: 6,
      barMaxWidth: 36,
    },
  ],
})
