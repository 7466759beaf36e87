# The rules every target of the house obeys, and the three ways to add one.

find_program(POS_MOLD mold)
find_program(POS_CCACHE ccache)
if(POS_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_NOHASHDIR=1
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_SLOPPINESS=pch_defines,time_macros ${POS_CCACHE})
endif()

add_library(pos_rules INTERFACE)
target_include_directories(pos_rules INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_features(pos_rules INTERFACE cxx_std_20)
target_compile_definitions(pos_rules INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS
    QT_NO_FOREACH QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(pos_rules INTERFACE
    -Wall -Wextra -Wpedantic -pedantic-errors -Werror
    -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wcast-qual -Wcast-align
    -Wnon-virtual-dtor -Woverloaded-virtual -Wformat=2 -Wimplicit-fallthrough -Wundef
    -Wextra-semi -Wfloat-conversion -Wredundant-decls -Wunused -Wvla
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wsuggest-override>
    $<$<CXX_COMPILER_ID:Clang>:-Wno-gnu-zero-variadic-macro-arguments>
    # GCC 12 reports overlaps in its own std::string at -O2 (GCC bug 105651, mended in 13).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
    -fno-omit-frame-pointer -fstack-protector-strong -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)
target_compile_definitions(pos_rules INTERFACE
    $<$<CONFIG:Release>:_FORTIFY_SOURCE=2> $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
# mold 1.10 of Debian 12 sometimes begins the part that is to become read-only on a page that is not
# mapped; such a program does not start. So what a shop runs has the usual linker, and where mold
# saves time that part stays writable.
if(POS_MOLD AND NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    target_link_options(pos_rules INTERFACE -fuse-ld=mold -Wl,-z,norelro)
endif()
# clang 14 lacks a builtin that <source_location> of libstdc++ wants.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 15)
    target_compile_options(pos_rules INTERFACE
        "SHELL:-include ${CMAKE_SOURCE_DIR}/cmake/source_location_for_clang_14.h")
endif()
# The plugin itself, not the clazy script around it: ccache knows how to hash a plugin.
# qstring-ref proposes midRef(), which Qt 6 no longer has. Constants with constructors are fine in
# a test program; in a program that starts often they cost.
if(POS_CLAZY)
    find_library(POS_CLAZY_PLUGIN NAMES ClazyPlugin.so REQUIRED)
    string(REGEX REPLACE "([][+.*()^])" "\\\\\\1" tests_folder "${CMAKE_SOURCE_DIR}/tests/")
    set(in_tests "$<BOOL:$<FILTER:$<TARGET_PROPERTY:SOURCE_DIR>,INCLUDE,^${tests_folder}>>")
    target_compile_options(pos_rules INTERFACE -fplugin=${POS_CLAZY_PLUGIN}
        "SHELL:-Xclang -add-plugin -Xclang clazy -Xclang -plugin-arg-clazy"
        "SHELL:-Xclang level1,no-qstring-ref$<${in_tests}:,no-non-pod-global-static>")
endif()
if(POS_UNITY)
    set(CMAKE_UNITY_BUILD ON)
    set(CMAKE_UNITY_BUILD_BATCH_SIZE 8)
endif()
# Qt wants a folder that is the user's alone and warns without one.
set(POS_RUNTIME_DIR ${CMAKE_BINARY_DIR}/runtime)
file(MAKE_DIRECTORY ${POS_RUNTIME_DIR})
file(CHMOD ${POS_RUNTIME_DIR} PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)

set(POS_TEST_ENVIRONMENT QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 TZ=UTC QT_LOGGING_RULES=qt.*=false
    XDG_RUNTIME_DIR=${POS_RUNTIME_DIR})
if(POS_SANITIZE)
    find_program(POS_SYMBOLIZER llvm-symbolizer HINTS /usr/lib/llvm-14/bin)
    list(APPEND POS_TEST_ENVIRONMENT ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1
        QTEST_FUNCTION_TIMEOUT=1500000)
    if(POS_SYMBOLIZER)
        list(APPEND POS_TEST_ENVIRONMENT ASAN_SYMBOLIZER_PATH=${POS_SYMBOLIZER})
    endif()
    target_compile_options(pos_rules INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all)
    target_link_options(pos_rules INTERFACE -fsanitize=address,undefined)
endif()

if(POS_FUZZ)
    target_compile_options(pos_rules INTERFACE
        -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
    target_link_options(pos_rules INTERFACE -fsanitize=address,undefined)
endif()

# pos_library(NAME [MOC] SOURCES … [PUBLIC …] [PRIVATE …]): one static library per room. Its links
# are the rooms it may use; what is not linked cannot be called. MOC for rooms with QObjects.
function(pos_library name)
    cmake_parse_arguments(ARG "MOC" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    if(ARG_MOC)
        set_target_properties(${name} PROPERTIES AUTOMOC ON AUTORCC ON)
    endif()
    target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE pos_rules ${ARG_PRIVATE})
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
endfunction()

# pos_program(NAME [MOC] SOURCES … LINKS …)
function(pos_program name)
    cmake_parse_arguments(ARG "MOC" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    if(ARG_MOC)
        set_target_properties(${name} PROPERTIES AUTOMOC ON AUTORCC ON)
    endif()
    target_link_libraries(${name} PRIVATE pos_rules ${ARG_LINKS})
endfunction()

# Runs moc for sources that end with #include "….moc". AUTOMOC would do the same for the price of two
# more processes for each test, and would hold its sources back until all rooms it links are built;
# so would a command of the test's own target, hence a target of its own.
function(pos_moc_in_sources name)
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/${name}.moc)
    set(made "")
    foreach(source ${ARGN})
        cmake_path(ABSOLUTE_PATH source)
        file(STRINGS ${source} asking REGEX "^#include \"[a-z0-9_]+[.]moc\"" LIMIT_COUNT 1)
        if(asking)
            cmake_path(GET source STEM stem)
            add_custom_command(OUTPUT ${folder}/${stem}.moc
                COMMAND Qt6::moc ${source} -o ${folder}/${stem}.moc
                DEPENDS ${source} VERBATIM)
            list(APPEND made ${folder}/${stem}.moc)
        endif()
    endforeach()
    if(made)
        file(MAKE_DIRECTORY ${folder})
        add_custom_target(${name}_moc DEPENDS ${made})
        add_dependencies(${name} ${name}_moc)
        target_include_directories(${name} PRIVATE ${folder})
    endif()
endfunction()

# pos_test(NAME SOURCES … LINKS … [LABELS …] [TIMEOUT seconds]): one Qt Test executable, run
# offscreen, in the C locale, in UTC. Only a test whose sources ask for POS_SOURCE_DIR gets it: with a
# path in its command line the compiler cache does not know it again in another clone.
function(pos_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/test-bin)
    target_link_libraries(${name} PRIVATE pos_rules Qt6::Test ${ARG_LINKS})
    pos_moc_in_sources(${name} ${ARG_SOURCES})
    foreach(source ${ARG_SOURCES})
        cmake_path(ABSOLUTE_PATH source)
        if(EXISTS ${source})
            file(STRINGS ${source} asking REGEX "POS_SOURCE_DIR" LIMIT_COUNT 1)
            if(asking)
                target_compile_definitions(${name} PRIVATE POS_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
                break()
            endif()
        endif()
    endforeach()
    add_test(NAME ${name} COMMAND ${name} -o -,txt)
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 60)
    endif()
    if(POS_SANITIZE)
        math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 5") # the sanitizers slow a test down as much
    endif()
    # Who may take long begins first, so that no run ends with one test alone.
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} COST ${ARG_TIMEOUT}
        LABELS "${ARG_LABELS}"
        ENVIRONMENT "${POS_TEST_ENVIRONMENT}")
endfunction()
