@echo off
rem Runs jixiao from any folder. Builds it first if it has not been built yet.
rem JIXIAO_OPTS holds options for the Java machine, for example: set JIXIAO_OPTS=-Xmx4g
setlocal EnableExtensions DisableDelayedExpansion

rem The console speaks UTF-8 while jixiao runs, and gets its own code page back afterwards.
set "OLD_CODE_PAGE="
for /f "tokens=2 delims=:." %%p in ('chcp') do set "OLD_CODE_PAGE=%%p"
if defined OLD_CODE_PAGE set "OLD_CODE_PAGE=%OLD_CODE_PAGE: =%"
chcp 65001 >nul

rem As downloaded, else as built.
set "JAR=%~dp0lib\jixiao.jar"
if not exist "%JAR%" set "JAR=%~dp0target\jixiao.jar"
rem Class data that the Java machine maps instead of reading 4,000 classes: a quarter off a short run. It ignores one that does
rem not fit, and does without where there is none.
set "ARCHIVE=%JAR:~0,-4%.jsa"

set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%~dp0runtime\bin\java.exe" set "JAVA=%~dp0runtime\bin\java.exe"
rem The third word of the line that has the version in it, without its quotes; nothing where there is no Java.
set "VERSION="
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do set "VERSION=%%~v"
if not defined VERSION goto no_java
for /f "delims=.-+_" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 goto old_java

if exist "%JAR%" goto prepare
where mvn >nul 2>nul
if errorlevel 1 goto no_maven
call :say_building
if exist "%ARCHIVE%" del "%ARCHIVE%"
call mvn -q -B -Dmaven.test.skip=true -f "%~dp0pom.xml" package <nul 1>&2
if errorlevel 1 goto no_build
if not exist "%JAR%" goto no_build

:prepare
if exist "%ARCHIVE%" goto run
set "SAMPLE=%TEMP%\jixiao-%RANDOM%%RANDOM%"
"%JAVA%" -XX:+UseSerialGC -XX:ArchiveClassesAtExit="%ARCHIVE%" -Xlog:disable "-Djixiao.home=%~dp0." -Dfile.encoding=UTF-8 -jar "%JAR%" demo -q -o "%SAMPLE%" <nul >nul 2>nul
if exist "%SAMPLE%" rmdir /s /q "%SAMPLE%"

:run
rem The serial collector: for 10,000 forms it takes a sixth less time than Java's own choice, and a third of the memory.
rem The heap grows by a quarter of what is in it, not by two thirds: a year-end of 20,000 forms takes 0.86 GiB instead of 1.0.
rem Java's second compiler costs more than it gives, up to ten thousand files or so; for more: set JIXIAO_OPTS=-XX:TieredStopAtLevel=4
"%JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -Xshare:auto "-XX:SharedArchiveFile=%ARCHIVE%" -Xlog:cds=off -Xlog:cds+dynamic=off "-Djixiao.home=%~dp0." -Dfile.encoding=UTF-8 -Djdk.console=java.base -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 %JIXIAO_OPTS% -jar "%JAR%" %*
set "STATUS=%ERRORLEVEL%"

:end
if defined OLD_CODE_PAGE chcp %OLD_CODE_PAGE% >nul
rem Something was dropped on a launcher: the window stays to be read. Then exit, not exit /b: of a name with an ampersand in it
rem cmd.exe would take the rest for a command.
if not "%~1"=="--step" goto leave
pause
exit %STATUS%

:leave
endlocal & exit /b %STATUS%

:no_java
>&2 echo 没有找到 Java。请安装 JDK 17 或更新版本，再运行一次。
>&2 echo Java was not found. Install JDK 17 or newer, then try again.
set "STATUS=3"
goto end

:old_java
>&2 echo 需要 Java 17 或更新版本；找到的版本是 %MAJOR%。
>&2 echo Java 17 or newer is needed; found version %MAJOR%.
set "STATUS=3"
goto end

:no_maven
>&2 echo 第一次使用需要先编译，但没有找到 Maven（mvn）。请安装 Maven 3.8.1 或更新版本，再运行一次。
>&2 echo The first use builds the program, but Maven (mvn) was not found. Install Maven 3.8.1 or newer, then try again.
set "STATUS=3"
goto end

:no_build
if exist "%JAR%" del "%JAR%"
>&2 echo 编译失败，原因见上。
>&2 echo The build failed; the reason is above.
set "STATUS=3"
goto end

:say_building
>&2 echo 第一次使用，正在编译，需要一两分钟…… (first use: building, this takes a minute or two)
exit /b 0
