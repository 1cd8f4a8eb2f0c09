@echo off
rem Asks what is to be done. Where it cannot even ask, the window stays to be read.
call "%~dp0jixiao.cmd"
if errorlevel 2 pause
