/** The completion script of PowerShell. Pure. */
import { type Completed, type CompletedOption, programName, type Values } from "./words-of.ts";

export function powershellScript({ commands, globals }: Completed): string {
  const summaries = commands.map(({ name, summary }) => `        ${quoted(name)} = ${quoted(summary)}`);
  const args = commands.map(({ name, argument }) => `        ${quoted(name)} = ${valuesText(argument)}`);
  const options = [{ name: "", options: globals }, ...commands].map(
    (one) => `        ${quoted(one.name)} = @(\n${one.options.map(optionText).join("\n")}\n        )`,
  );
  return `# PowerShell completion for ${programName}
Register-ArgumentCompleter -Native -CommandName ${quoted(programName)} -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $commands = [ordered]@{
${summaries.join("\n")}
    }
    $arguments = @{
${args.join("\n")}
    }
    $options = @{
${options.join("\n")}
    }
    $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition })
    $words = @($before | Select-Object -Skip 1 | ForEach-Object { $_.ToString().Trim('"''') })
    $program = $commandAst.CommandElements[0].ToString()
    $current = "$wordToComplete"
    $command = ''
    $option = $null
    $taken = 0
    $tree = @()
    foreach ($word in $words) {
        if ($word.StartsWith('-')) {
            $name, $value = $word -split '=', 2
            $option = $options[$command] | Where-Object { $_.Name -ceq $name } | Select-Object -First 1
            $taken = 0
            if ($null -eq $value) { continue }
            $word = $value
        }
        $taken += 1
        $isValue = $null -ne $option -and $null -ne $option.Takes -and ($taken -eq 1 -or $option.Many)
        if ($isValue -and $option.Name -ceq '--policies') { $tree = @('--policies', $word) }
        if (-not $isValue -and $command -eq '' -and $commands.Contains($word)) {
            $command = $word
            $option = $null
        }
    }
    $prefix = ''
    if ($current -cmatch '^(--[a-z-]+=)(.*)$') {
        $prefix = $Matches[1]
        $current = $Matches[2]
        $option = $options[$command] | Where-Object { "$($_.Name)=" -ceq $prefix } | Select-Object -First 1
        $taken = 0
    }
    $values = $null
    if (-not $current.StartsWith('-')) {
        if ($null -ne $option -and $null -ne $option.Takes -and ($taken -eq 0 -or $option.Many)) {
            $values = $option.Takes
        }
        elseif ($command -ne '') {
            $values = $arguments[$command]
        }
    }
    $offered = if ($current.StartsWith('-')) {
        $options[$command] | ForEach-Object { [pscustomobject]@{ Text = $_.Name; Tip = $_.Tip } }
    }
    elseif ($values -is [array]) {
        $values | ForEach-Object { [pscustomobject]@{ Text = $_; Tip = $_ } }
    }
    elseif ($values -ceq 'apps' -or $values -ceq 'networks') {
        & $program completion $values @tree 2>$null | ForEach-Object { [pscustomobject]@{ Text = $_; Tip = $_ } }
    }
    elseif ($null -eq $values) {
        $commands.Keys | ForEach-Object { [pscustomobject]@{ Text = $_; Tip = $commands[$_] } }
    }
    # Without an offer PowerShell completes paths.
    $offered | Where-Object { $_.Text.StartsWith($current) } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new("$prefix$($_.Text)", $_.Text, 'ParameterValue', $_.Tip)
    }
}
`;
}

function optionText({ name, description, values, isVariadic }: CompletedOption): string {
  const taken = values === undefined ? "$null" : valuesText(values);
  return `            @{ Name = ${quoted(name)}; Tip = ${quoted(description)}; Takes = ${taken}; Many = $${isVariadic} }`;
}

function valuesText(values: Values): string {
  if (typeof values !== "string") return `@(${values.map(quoted).join(", ")})`;
  return quoted(values === "app" || values === "network" ? `${values}s` : values);
}

/** PowerShell takes the curly ones for single quotes too. */
function quoted(text: string): string {
  return `'${text.replaceAll(/['\u2018-\u201b]/g, "$&$&")}'`;
}
