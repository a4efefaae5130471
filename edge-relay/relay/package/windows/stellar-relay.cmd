@echo off
rem Starts the relay in this window: stellar-relay --config C:\path\relay.properties
setlocal
set "HOME_FOLDER=%~dp0.."
set "RUN=%HOME_FOLDER%\runtime\bin\java.exe"
if exist "%RUN%" goto run
if not defined JAVA_HOME goto nojava
set "RUN=%JAVA_HOME%\bin\java.exe"
if exist "%RUN%" goto run
:nojava
echo The relay needs Java 25: point JAVA_HOME at one, or take the package that brings its runtime along. 1>&2
exit /b 1
:run
"%RUN%" "@%HOME_FOLDER%\conf\relay.jvm.options" "-Dorg.sqlite.lib.path=%HOME_FOLDER%\lib\native" -cp "%HOME_FOLDER%\lib\*" stellar.relay.Relay %*
