# The relay as a Windows service, from a PowerShell run as administrator:
#   powershell -ExecutionPolicy Bypass -File service.ps1 install | uninstall [-Purge] | start | stop | status
# install also updates. Program: C:\Program Files\Stellar Relay. Settings, key, store, log: C:\ProgramData\Stellar Relay.
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [ValidateSet('install', 'uninstall', 'start', 'stop', 'status')]
    [string] $Do,
    [switch] $Purge
)
$ErrorActionPreference = 'Stop'
$Service = 'StellarRelay'
$Program = Join-Path $env:ProgramFiles 'Stellar Relay'
$Data = Join-Path $env:ProgramData 'Stellar Relay'
$Config = Join-Path $Data 'relay.properties'
$Procrun = Join-Path $Program 'bin\prunsrv.exe'

# Windows' own programs do not throw: a code other than 0 is made an error here.
function Invoke-Checked([string] $Exe, [string[]] $Words) {
    & $Exe @Words | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "$Exe ended with code $LASTEXITCODE; it was asked: $($Words -join ' ')" }
}

function Test-Service { $null -ne (Get-Service -Name $Service -ErrorAction SilentlyContinue) }
function Test-Task { $null -ne (Get-ScheduledTask -TaskName $Service -ErrorAction SilentlyContinue) }

function Stop-Relay {
    if (Test-Service) { Stop-Service -Name $Service }
    if (Test-Task) { Disable-ScheduledTask -TaskName $Service | Out-Null; Stop-ScheduledTask -TaskName $Service }
}

function Start-Relay {
    if (Test-Service) { Start-Service -Name $Service }
    elseif (Test-Task) { Enable-ScheduledTask -TaskName $Service | Out-Null; Start-ScheduledTask -TaskName $Service }
    else { throw "The relay is not installed on this machine; run: service.ps1 install" }
}

# Only the relay's own account, SYSTEM and administrators may look inside.
function Protect-Data([string] $Account) {
    New-Item -ItemType Directory -Force -Path $Data, (Join-Path $Data 'logs') | Out-Null
    Invoke-Checked 'icacls.exe' @($Data, '/inheritance:r', '/grant:r', '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F',
        "${Account}:(OI)(CI)M", '/T', '/Q')
}

# One flag a line in relay.jvm.options; '#' begins a comment.
function Get-JavaFlags {
    $flags = Get-Content (Join-Path $Program 'conf\relay.jvm.options') |
        ForEach-Object { ($_ -replace '#.*', '').Trim() } | Where-Object { $_ }
    @($flags) + "-Dorg.sqlite.lib.path=$Program\lib\native"
}

# procrun holds Java in its own process: a stop is a clean stop, and a crash is seen and answered by Windows.
function Install-Procrun([string] $Java) {
    $jars = (Get-ChildItem (Join-Path $Program 'lib') -Filter '*.jar' | ForEach-Object FullName) -join ';'
    $verb = if (Test-Service) { '//US' } else { '//IS' }
    Invoke-Checked $Procrun @("$verb//$Service", '--DisplayName=Stellar relay',
        '--Description=Between Voyager and the Stellar cloud', "--Install=$Procrun", '--Startup=auto',
        '--StartMode=jvm', '--StopMode=jvm', "--JavaHome=$Java", "--Jvm=$Java\bin\server\jvm.dll", "--Classpath=$jars",
        "--JvmOptions=$((Get-JavaFlags) -join ';')", '--StartClass=stellar.relay.Relay',
        "--StartParams=--config;$Config", '--StopClass=java.lang.System', '--StopMethod=exit', '--StopTimeout=20',
        "--StartPath=$Data", "--LogPath=$Data\logs", '--LogPrefix=service', "--StdOutput=$Data\logs\relay.log")
    # A virtual account of its own, made by Windows, without a password and without rights elsewhere.
    Invoke-Checked 'sc.exe' @('config', $Service, 'obj=', "NT SERVICE\$Service")
    Invoke-Checked 'sc.exe' @('failure', $Service, 'reset=', '86400', 'actions=', 'restart/5000/restart/5000/restart/60000')
    Invoke-Checked 'sc.exe' @('failureflag', $Service, '1')
    Protect-Data "NT SERVICE\$Service"
}

# Where procrun does not exist (arm64): a task at boot, looked at again each minute, that runs once at most.
function Install-Task([string] $Java) {
    $words = "`"@$Program\conf\relay.jvm.options`" `"-Dorg.sqlite.lib.path=$Program\lib\native`" -cp `"$Program\lib\*`" " +
        "stellar.relay.Relay --config `"$Config`""
    $action = New-ScheduledTaskAction -Execute "$Java\bin\java.exe" -Argument $words -WorkingDirectory $Data
    $boot = New-ScheduledTaskTrigger -AtStartup
    $minute = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 1)
    $settings = New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -ExecutionTimeLimit ([TimeSpan]::Zero) `
        -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -StartWhenAvailable
    Register-ScheduledTask -TaskName $Service -Action $action -Trigger $boot, $minute -Settings $settings `
        -Principal (New-ScheduledTaskPrincipal -UserId 'S-1-5-19' -LogonType ServiceAccount) -Force | Out-Null
    Protect-Data '*S-1-5-19'
}

# The store's version stands in the header of its SQLite file, bytes 60 to 63.
function Assert-StoreFits([hashtable] $Release) {
    $store = Join-Path $Data 'store\relay.db'
    if (-not (Test-Path $store)) { return }
    $stream = [IO.File]::Open($store, 'Open', 'Read', 'ReadWrite')
    try { $head = New-Object byte[] 64; $null = $stream.Read($head, 0, 64) } finally { $stream.Dispose() }
    $stored = (($head[60] * 256 + $head[61]) * 256 + $head[62]) * 256 + $head[63]
    if ($stored -gt [int] $Release.STORE_VERSION) {
        throw "The store in $store is of version $stored, and relay $($Release.VERSION) knows $($Release.STORE_VERSION): nothing was changed. Keep the relay that is installed, or move that folder away."
    }
}

function Install-Relay {
    $release = ConvertFrom-StringData ((Get-Content (Join-Path $PSScriptRoot 'release') -Raw) -replace '"', '')
    Stop-Relay
    try { Assert-StoreFits $release } catch { if ((Test-Service) -or (Test-Task)) { Start-Relay }; throw }
    if ($PSScriptRoot -ne $Program) {
        if (Test-Path $Program) { Remove-Item -Recurse -Force $Program }
        Copy-Item -Recurse $PSScriptRoot $Program
    }
    $java = Join-Path $Program 'runtime'
    if (-not (Test-Path "$java\bin\java.exe")) { $java = $env:JAVA_HOME }
    if (-not $java) { throw 'This package has no runtime: point JAVA_HOME at a Java 25, and run this again.' }
    if (Test-Path $Procrun) { Install-Procrun $java } else { Install-Task $java }
    Copy-Item (Join-Path $Program 'conf\relay.properties.example') $Data -Force
    Start-Relay
    Write-Host "Relay $($release.VERSION) is in $Program; its settings, key, store and log are in $Data."
    if (Test-Path $Config) { Write-Host 'It works with the settings that were there; http://127.0.0.1:8090/health tells how it is.' }
    else { Write-Host "Next: open http://127.0.0.1:8090/setup; the word it asks for is in $Data\logs." }
}

function Uninstall-Relay {
    Stop-Relay
    if (Test-Service) { Invoke-Checked $Procrun @("//DS//$Service") }
    if (Test-Task) { Unregister-ScheduledTask -TaskName $Service -Confirm:$false }
    if (Test-Path $Program) { Remove-Item -Recurse -Force $Program }
    if ($Purge) { Remove-Item -Recurse -Force $Data; Write-Host 'The relay is removed, with its settings, its key and what had not reached the cloud.' }
    else { Write-Host "The relay is removed. $Data stays: settings, key, and what has not reached the cloud (-Purge removes it)." }
}

switch ($Do) {
    'install' { Install-Relay }
    'uninstall' { Uninstall-Relay }
    'start' { Start-Relay }
    'stop' { Stop-Relay }
    'status' { Get-Service -Name $Service -ErrorAction SilentlyContinue; Get-ScheduledTask -TaskName $Service -ErrorAction SilentlyContinue }
}
